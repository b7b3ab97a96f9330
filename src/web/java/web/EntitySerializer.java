package web;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.github.businesscentral.payments.model.Entity;
import java.io.IOException;

public final class EntitySerializer extends StdSerializer<Entity<?>> {
    private static final long serialVersionUID = 1;

    public EntitySerializer() {
        super(Entity.class, false);
    }

    @Override
    public void serialize(Entity<?> entity, JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeRawValue(entity.toJson());
    }
}
