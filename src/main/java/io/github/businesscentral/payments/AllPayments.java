package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.model.CustomerPaymentJournalFields.CODE;
import static io.github.businesscentral.payments.model.CustomerPaymentJournalFields.ID;

import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.call.Page;
import io.github.businesscentral.payments.call.Paged;
import io.github.businesscentral.payments.call.RequestOptions;
import io.github.businesscentral.payments.internal.LinkedPages;
import io.github.businesscentral.payments.internal.Listing;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentJournal;
import io.github.businesscentral.payments.odata.Query;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The payments of all journals as one list. The first page lists the journals and has no payments. The pages of each journal
 * follow. A link to a journal's page has the journal's code as its fragment, which is not sent, so that a resumed list finds the
 * next journal.
 */
final class AllPayments implements Paged<CustomerPayment> {
    private static final Query<CustomerPaymentJournal> JOURNALS =
            Query.of(CustomerPaymentJournal.class).select(CODE, ID).orderBy(CODE.ascending());

    private final Pages source;
    private final Paged<CustomerPayment> pages;

    private AllPayments(Pages source, Paged<CustomerPayment> pages) {
        this.source = source;
        this.pages = pages;
    }

    static AllPayments of(Api api, CompanyPayments company, Query<CustomerPayment> query) {
        Pages source = new Pages(api, company, query);
        return new AllPayments(source, new LinkedPages<>(source.address(JOURNALS), query.pageSize(), source::page));
    }

    @Override
    public ApiCall<Page<CustomerPayment>> firstPage() {
        return pages.firstPage();
    }

    @Override
    public Paged<CustomerPayment> resume(HttpUrl nextLink) {
        return new AllPayments(source, pages.resume(nextLink));
    }

    @Override
    public Optional<CustomerPayment> first() {
        return pages.first();
    }

    /** Asks each journal, because the server counts only within a journal. */
    @Override
    public OptionalLong totalCount() {
        long total = 0;
        for (CustomerPaymentJournal journal : source.company.journals().list(JOURNALS)) {
            OptionalLong count =
                    source.company.journal(journal).list(source.query).totalCount();
            if (count.isEmpty()) {
                return count;
            }
            total += count.getAsLong();
        }
        return OptionalLong.of(total);
    }

    /** Creates the calls for the pages. */
    private static final class Pages {
        private final Api api;
        private final CompanyPayments company;
        private final Query<CustomerPayment> query;
        private final Listing<CustomerPaymentJournal> journals;
        private final Listing<CustomerPayment> payments;
        private final RequestOptions options;
        // The journals read last, so that the next one is known without a request.
        private volatile @Nullable Page<CustomerPaymentJournal> known;

        private Pages(Api api, CompanyPayments company, Query<CustomerPayment> query) {
            this.api = api;
            this.company = company;
            this.query = HttpJournalPayments.completed(query);
            this.journals = api.listing(CustomerPaymentJournal.jsonAdapter());
            this.payments = api.listing(CustomerPayment.jsonAdapter());
            this.options = query.isReadOnlyReplica()
                    ? RequestOptions.builder().readOnlyReplica().build()
                    : RequestOptions.none();
        }

        private HttpUrl address(Query<CustomerPaymentJournal> which) {
            return journals.spec(api.addresses().set(company.id(), "customerPaymentJournals"), which)
                    .url();
        }

        private HttpUrl address(CustomerPaymentJournal journal) {
            return payments.spec(api.addresses().journalPayments(company.id(), journal.id()), query)
                    .url()
                    .newBuilder()
                    .fragment(journal.code())
                    .build();
        }

        private ApiCall<Page<CustomerPayment>> page(HttpUrl link, OptionalInt pageSize) {
            String code = link.fragment();
            if (code == null) {
                return journals.mapped(link, OptionalInt.empty(), this::beforeTheFirstOf);
            }
            HttpUrl sent = link.newBuilder().fragment(null).build();
            return payments.mapped(sent, pageSize, page -> linked(page, code)).with(options);
        }

        private Page<CustomerPayment> beforeTheFirstOf(Page<CustomerPaymentJournal> read) {
            known = read;
            return page(List.of(), journal(read, 0));
        }

        private Page<CustomerPayment> linked(Page<CustomerPayment> read, String code) {
            Optional<HttpUrl> more =
                    read.nextLink().map(link -> link.newBuilder().fragment(code).build());
            return page(read.items(), more.isPresent() ? more : journalAfter(code));
        }

        private Optional<HttpUrl> journalAfter(String code) {
            Page<CustomerPaymentJournal> read = known;
            for (int i = 0; read != null && i < read.items().size(); i++) {
                if (read.items().get(i).code().equals(code)) {
                    return journal(read, i + 1);
                }
            }
            return Optional.of(address(JOURNALS.and(CODE.greaterThan(code))));
        }

        /** Returns the address of a journal's payments, or of the page with the next journals. */
        private Optional<HttpUrl> journal(Page<CustomerPaymentJournal> read, int index) {
            return index < read.items().size()
                    ? Optional.of(address(read.items().get(index)))
                    : read.nextLink();
        }

        private static Page<CustomerPayment> page(List<CustomerPayment> items, Optional<HttpUrl> next) {
            return next.map(link -> Page.of(items, link)).orElseGet(() -> Page.last(items));
        }
    }
}
