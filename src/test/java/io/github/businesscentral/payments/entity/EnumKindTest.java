package io.github.businesscentral.payments.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.squareup.moshi.JsonDataException;
import io.github.businesscentral.payments.model.Customer;
import io.github.businesscentral.payments.model.CustomerFields;
import io.github.businesscentral.payments.model.CustomerType;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnumKindTest {
    private static Customer read(String type) throws IOException {
        return Customer.jsonAdapter().fromJson("{\"type\":\"" + type + "\"}");
    }

    private static String written(String type) {
        return Customer.jsonAdapter()
                .toJson(Customer.builder()
                        .set(CustomerFields.TYPE, CustomerType.of(type))
                        .build());
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "Open,Open",
                "In_x0020_Review,In Review",
                "General_x0020_Ledger_x0020_Entry,General Ledger Entry",
                "Vendor_x0020__x0026__x0020_Co_x002E_,Vendor & Co.",
                "G_x002F_L,G/L",
                "G_x002f_L,G/L",
                "Größe_2,Größe_2",
                "_x0020_,''",
                "'',''",
                "_x005F_x0020_,_x0020_",
                "_xD83D__xDE00_,😀"
            })
    void aMemberIsReadByItsNameAndAnUnknownOneToo(String onTheWire, String name) throws IOException {
        assertThat(read(onTheWire).type().value()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"_x20_", "_x0020", "x0020_", "_X0020_", "_x00G0_", "_", "__", "$1", "\\\\"})
    void whatIsNoCodeOfACharacterStaysAsItIs(String text) throws IOException {
        assertThat(read(text).type().value()).isEqualTo(text.replace("\\\\", "\\"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Open",
                "In Review",
                "Vendor & Co.",
                "Größe_2",
                "a-b",
                "_",
                "_x0020_",
                "_x005F_",
                "_x0020;",
                "_x0020 _x0020_x0020.",
                "😀",
                "𐐀",
                "a\tb"
            })
    void aMemberThatIsWrittenReadsBackEqual(String name) throws IOException {
        String json = written(name);

        assertThat(Customer.jsonAdapter().fromJson(json).type().value())
                .as(json)
                .isEqualTo(name);
    }

    @Test
    void membersAreWrittenAsTheServerSendsThem() {
        assertThat(written("In Review")).isEqualTo("{\"type\":\"In_x0020_Review\"}");
        assertThat(written("")).isEqualTo("{\"type\":\"_x0020_\"}");
        assertThat(written("Co.")).isEqualTo("{\"type\":\"Co_x002E_\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "true", "{}", "[\"Open\"]"})
    void whatIsNoStringIsRefusedWithItsPathOnly(String json) {
        assertThatExceptionOfType(JsonDataException.class)
                .isThrownBy(() -> Customer.jsonAdapter().fromJson("{\"type\":" + json + "}"))
                .withMessageContaining("$.type");
    }

    @Test
    void nullIsTheBlankMember() throws IOException {
        assertThat(Customer.jsonAdapter().fromJson("{\"type\":null}").type()).isEqualTo(CustomerType.NONE);
    }
}
