package io.github.businesscentral.payments.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of an address is told. */
class ObserversTest {
    private static final HttpUrl ROOT = HttpUrl.get("https://bc.example.com/api/v2.0");

    private static String template(String path) {
        HttpUrl url = HttpUrl.get(ROOT + "/" + path);
        return new Observers(List.of(), ROOT).template(url);
    }

    @ParameterizedTest
    @CsvSource({
        "companies(1)/customers(2), companies({id})/customers({id})",
        "companies(1)/journals(2)/Microsoft.NAV.post, companies({id})/journals({id})/Microsoft.NAV.post",
        "companies('CRONUS (DE)')/customers, companies({id})/customers",
        "companies((1))/customers, companies({id})/customers",
        "companies(1, companies({id})",
        "companies?$top=1, companies"
    })
    void keysAreNotTold(String path, String told) {
        assertThat(template(path)).isEqualTo(told);
    }

    @Test
    void keyOfNothingButBracketsIsOneKey() {
        assertThat(template("companies" + "(".repeat(40_000) + "/x")).isEqualTo("companies({id})/x");
    }
}
