package io.github.businesscentral.payments.examples.spark;

import io.github.businesscentral.payments.model.CustomerPaymentFields;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.run.DocumentNumber;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The payouts of 20 days, 300 a day. All payouts of a day form one run. */
final class Payouts {
    static final int RUNS = 20;
    static final int PAYMENTS_PER_RUN = 300;

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 11, 1);
    private static final List<String> CUSTOMERS = List.of("10000", "20000", "30000", "50000");
    private static final StructType COLUMNS =
            new StructType().add("run", DataTypes.StringType, false).add("payment", DataTypes.StringType, false);

    private Payouts() {}

    /** The names of the runs. They come from the data, so every process uses the same ones. */
    static List<String> runs() {
        return days().map(Payouts::run).toList();
    }

    /** The document numbers of a run's payments. */
    static List<String> documentNumbers(String run) {
        return days().filter(day -> run(day).equals(run))
                .flatMap(Payouts::paymentsOf)
                .map(payment ->
                        payment.value(CustomerPaymentFields.DOCUMENT_NUMBER).orElseThrow())
                .toList();
    }

    /** The table, as a file or a database would give it: the run, and the payment as JSON. */
    static Dataset<Row> table(SparkSession spark) {
        List<Row> rows = days().flatMap(day -> paymentsOf(day)
                        .map(payment -> RowFactory.create(
                                run(day), NewCustomerPayment.jsonAdapter().toJson(payment))))
                .toList();
        return spark.createDataset(rows, Encoders.row(COLUMNS));
    }

    private static Stream<LocalDate> days() {
        return Stream.iterate(FIRST_DAY, day -> day.plusDays(1)).limit(RUNS);
    }

    private static String run(LocalDate day) {
        return "payouts " + day;
    }

    private static Stream<NewCustomerPayment> paymentsOf(LocalDate day) {
        return IntStream.range(0, PAYMENTS_PER_RUN)
                .mapToObj(i -> NewCustomerPayment.builder()
                        .documentNumber(DocumentNumber.of("PO", day + "/" + i))
                        .postingDate(day)
                        .customerNumber(CUSTOMERS.get(i % CUSTOMERS.size()))
                        .amountReceived(BigDecimal.valueOf(1_000L + i, 2))
                        .build());
    }
}
