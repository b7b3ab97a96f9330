package web.jackson3;

import io.github.businesscentral.payments.model.Entity;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

public final class EntitySerializer extends StdSerializer<Entity<?>> {
    public EntitySerializer() {
        super(Entity.class);
    }

    @Override
    public void serialize(Entity<?> entity, JsonGenerator json, SerializationContext context) {
        json.writeRawValue(entity.toJson());
    }
}
