package io.github.businesscentral.payments.call;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.businesscentral.dynamics.com/",
                "https://api.businesscentral.dynamics.com:443/v2.0/x?y=z#f",
                "https://API.BusinessCentral.Dynamics.com/other",
                "https://someone@api.businesscentral.dynamics.com/"
            })
    void containsEveryAddressOfTheSameSchemeHostAndPort(String url) {
        Origin origin = Origin.of(HttpUrl.get("https://api.businesscentral.dynamics.com/v2.0/Production/api/v2.0"));

        assertThat(origin.contains(HttpUrl.get(url))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.businesscentral.dynamics.com/",
                "http://api.businesscentral.dynamics.com:443/",
                "https://api.businesscentral.dynamics.com:8443/",
                "https://businesscentral.dynamics.com/",
                "https://api.businesscentral.dynamics.com.evil.com/",
                "https://evil.com/api.businesscentral.dynamics.com/",
                "https://api.businesscentral.dynamics.com@evil.com/",
                "https://api.businesscentral.dynamics.com./"
            })
    void containsNothingElse(String url) {
        Origin origin = Origin.of(HttpUrl.get("https://api.businesscentral.dynamics.com/"));

        assertThat(origin.contains(HttpUrl.get(url))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://bc.example.com/",
                "https://127.evil.com/",
                "http://localhost/",
                "http://LOCALHOST:7048/BC",
                "http://127.0.0.1/",
                "http://127.0.0.1:7048/",
                "http://127.255.255.254/",
                "http://[::1]:7048/",
                "http://[0:0:0:0:0:0:0:1]/",
                "http://[::ffff:127.0.0.1]/"
            })
    void httpsAndThisMachineCannotBeOverheard(String url) {
        assertThat(Origin.of(HttpUrl.get(url)).canBeOverheard()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://bc.example.com/",
                "http://bc.example.com:443/",
                "http://127.evil.com/",
                "http://127.0.0.1.evil.com/",
                "http://127.0.0.1evil.com/",
                "http://evil.com/127.0.0.1",
                "http://127.0.0.1@evil.com/",
                "http://localhost.evil.com/",
                "http://evil-localhost/",
                "http://128.0.0.1/",
                "http://1.127.0.0.1.evil.com/",
                "http://10.0.0.1/",
                "http://0.0.0.0/",
                "http://[::2]/",
                "http://[fe80::1]/"
            })
    void plainHttpToAnyOtherMachineCanBeOverheard(String url) {
        assertThat(Origin.of(HttpUrl.get(url)).canBeOverheard()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https://bc.example.com/a?b=c, https://bc.example.com:443",
        "http://someone:secret@bc.example.com:7048/, http://bc.example.com:7048",
        "http://[::1]:7048/, http://[::1]:7048"
    })
    void toStringIsTheOriginAndNothingElse(String url, String expected) {
        assertThat(Origin.of(HttpUrl.get(url))).hasToString(expected);
    }

    @Test
    void theTextOfAnOriginHasTheSameOrigin() {
        Origin origin = Origin.of(HttpUrl.get("http://[::1]:7048/BC"));

        assertThat(origin.contains(HttpUrl.get(origin.toString()))).isTrue();
    }
}
