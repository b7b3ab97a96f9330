package io.github.businesscentral.payments.benchmark;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.squareup.moshi.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of payments, and where the next one is. */
public record PageRecord(
        List<PaymentRecord> value,

        @Json(name = "@odata.nextLink") @JsonProperty("@odata.nextLink") @Nullable String nextLink) {}
