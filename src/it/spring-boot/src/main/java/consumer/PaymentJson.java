package consumer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import io.github.businesscentral.payments.model.CustomerPayment;
import java.io.IOException;
import org.springframework.boot.jackson.JsonComponent;

/** Writes payments as Business Central does: the accessors of the models are no getters, so Jackson alone finds no properties. */
@JsonComponent
class PaymentJson extends JsonSerializer<CustomerPayment> {
    @Override
    public void serialize(CustomerPayment payment, JsonGenerator json, SerializerProvider serializers)
            throws IOException {
        json.writeRawValue(payment.toJson());
    }
}
