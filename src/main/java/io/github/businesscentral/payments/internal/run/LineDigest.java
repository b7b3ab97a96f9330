package io.github.businesscentral.payments.internal.run;

import static io.github.businesscentral.payments.model.CustomerPaymentFields.AMOUNT;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.APPLIES_TO_INVOICE_ID;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.APPLIES_TO_INVOICE_NUMBER;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.COMMENT;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.CONTACT_ID;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.CUSTOMER_ID;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.CUSTOMER_NUMBER;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.DESCRIPTION;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.DOCUMENT_NUMBER;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.EXTERNAL_DOCUMENT_NUMBER;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.ID;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.LAST_MODIFIED_DATE_TIME;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.LINE_NUMBER;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.POSTING_DATE;

import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.odata.Field;
import io.github.businesscentral.payments.odata.Query;
import io.github.businesscentral.payments.protocol.TextHash;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Compares payments with lines by a hash of the properties that the payments set, so that an existing line takes eight bytes of
 * memory. Equal hashes mean an equal payment and line. Different hashes can still mean an equal pair, if the server changed the
 * format of a value. The payment is then sent, and the server's response decides.
 */
final class LineDigest {
    private static final List<Property> COMPARED = List.of(
            new Property(DOCUMENT_NUMBER, CustomerPayment::documentNumber),
            new Property(POSTING_DATE, CustomerPayment::postingDate),
            new Property(AMOUNT, CustomerPayment::amount),
            new Property(CUSTOMER_ID, CustomerPayment::customerId),
            new Property(CUSTOMER_NUMBER, CustomerPayment::customerNumber),
            new Property(EXTERNAL_DOCUMENT_NUMBER, CustomerPayment::externalDocumentNumber),
            new Property(APPLIES_TO_INVOICE_ID, CustomerPayment::appliesToInvoiceId),
            new Property(APPLIES_TO_INVOICE_NUMBER, CustomerPayment::appliesToInvoiceNumber),
            new Property(DESCRIPTION, CustomerPayment::description),
            new Property(COMMENT, CustomerPayment::comment));

    private final List<Property> properties;

    private LineDigest(List<Property> properties) {
        this.properties = properties;
    }

    /**
     * Compares the properties that this payment sets, which is the first of an import. Payments that set other properties have no
     * hash.
     */
    static LineDigest like(NewCustomerPayment payment) {
        return new LineDigest(set(payment));
    }

    private static List<Property> set(NewCustomerPayment payment) {
        return COMPARED.stream()
                .filter(property -> payment.has(property.field()))
                .toList();
    }

    Optional<Long> of(NewCustomerPayment payment) {
        if (payment.has(CONTACT_ID) || !setsTheSame(payment)) {
            return Optional.empty();
        }
        String[] texts = new String[properties.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = text(payment.value(properties.get(i).field()).orElseThrow());
        }
        return Optional.of(hash(texts));
    }

    private boolean setsTheSame(NewCustomerPayment payment) {
        int compared = 0;
        for (Property property : COMPARED) {
            if (payment.has(property.field())) {
                if (compared == properties.size() || !property.equals(properties.get(compared))) {
                    return false;
                }
                compared++;
            }
        }
        return compared == properties.size();
    }

    long of(CustomerPayment line) {
        String[] texts = new String[properties.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = text(properties.get(i).read().apply(line));
        }
        return hash(texts);
    }

    private static long hash(String[] texts) {
        return TextHash.of("imported line", texts).first64();
    }

    private static String text(Object value) {
        Object there = value instanceof Optional<?> optional
                ? optional.<Object>map(it -> it).orElse("")
                : value;
        if (there instanceof BigDecimal number) {
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        return there.toString();
    }

    /** The query for the properties that are compared. */
    Query<CustomerPayment> query() {
        Query<CustomerPayment> query = Query.of(CustomerPayment.class)
                .select(ID, LINE_NUMBER, DOCUMENT_NUMBER, LAST_MODIFIED_DATE_TIME)
                .orderBy(LINE_NUMBER.ascending());
        for (Property property : properties) {
            query = query.select(property.field());
        }
        return query;
    }

    /** A property that is compared. */
    private record Property(Field<CustomerPayment, ?> field, Function<CustomerPayment, Object> read) {}
}
