package io.github.businesscentral.payments;

import java.util.UUID;

/**
 * The customer payments of a company, by their ids alone. Lists and new payments belong to a journal: the server refuses a
 * list without one ({@code business-central.md} 3.1).
 */
public interface CompanyPayments extends PaymentsById {
    /** The company's id. */
    UUID id();

    /**
     * Returns the payments of a journal; nothing is sent.
     *
     * @throws IllegalArgumentException if {@code journalId} is the zero GUID
     */
    JournalPayments journal(UUID journalId);
}
