package consumer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import io.github.businesscentral.payments.model.Entity;
import java.io.IOException;
import org.springframework.boot.jackson.JsonComponent;

/** Writes entities as Business Central does: the accessors of the models are no getters, so Jackson alone finds no properties. */
@JsonComponent
class EntityJson extends JsonSerializer<Entity<?>> {
    @Override
    public void serialize(Entity<?> entity, JsonGenerator json, SerializerProvider serializers) throws IOException {
        json.writeRawValue(entity.toJson());
    }
}
