package io.github.businesscentral.payments;

import io.github.businesscentral.payments.Diagnosis.Finding;
import io.github.businesscentral.payments.call.Paged;
import io.github.businesscentral.payments.error.AuthenticationException;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.CallInterruptedException;
import io.github.businesscentral.payments.error.DeadlineExceededException;
import io.github.businesscentral.payments.error.ErrorCode;
import io.github.businesscentral.payments.error.NotFoundException;
import io.github.businesscentral.payments.error.PermissionException;
import io.github.businesscentral.payments.error.TokenException;
import io.github.businesscentral.payments.error.TransportException;
import io.github.businesscentral.payments.model.Company;
import io.github.businesscentral.payments.model.CompanyFields;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentJournal;
import io.github.businesscentral.payments.odata.Query;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;

/** Follows the path to the payments of a company step by step, and reports the step that fails. Only reads. */
final class Diagnosing {
    private static final String REGISTER = "Open the page \"Microsoft Entra applications\" in that environment, add the"
            + " application by its client id, enable it and give it permission sets (SUPER cannot be given).";
    private static final int MOST_NAMED = 10;

    private final CustomerPaymentsClient client;
    private final HttpUrl root;

    /** Uses {@code client}, whose endpoint is at {@code root}. */
    Diagnosing(CustomerPaymentsClient client, HttpUrl root) {
        this.client = client;
        this.root = root;
    }

    Diagnosis diagnose(UUID company) {
        List<Company> known;
        try {
            known = firstOf(client.companies().list());
        } catch (NotFoundException e) {
            return Diagnosis.of(
                    Finding.ENVIRONMENT_UNKNOWN,
                    "There is no API at " + root + " (" + e.reason()
                            + ") Check the name of the environment, the"
                            + " tenant and, on-premises, the server instance.",
                    e);
        } catch (BusinessCentralException e) {
            return refused(e, "the companies");
        }
        try {
            return ofCompany(company);
        } catch (NotFoundException e) {
            return known.stream().anyMatch(there -> there.id().equals(company))
                    ? withoutPayments(e)
                    : unknown(company, known, e);
        } catch (BusinessCentralException e) {
            return refused(e, "the company's customer payment journals and their lines");
        }
    }

    private Diagnosis ofCompany(UUID company) {
        CompanyPayments payments = client.company(company);
        List<CustomerPaymentJournal> journals = firstOf(payments.journals().list());
        if (journals.isEmpty()) {
            return Diagnosis.of(
                    Finding.READY,
                    "The company can be read. It has no customer payment journal yet: add one in Business Central.");
        }
        firstOf(payments.journal(journals.get(0).id())
                .list(Query.of(CustomerPayment.class).top(1)));
        return Diagnosis.of(
                Finding.READY, "The payments can be read. Only a write can show whether they can also be written.");
    }

    private static <E> List<E> firstOf(Paged<E> list) {
        return list.firstPage().execute().items();
    }

    private static Diagnosis unknown(UUID company, List<Company> known, NotFoundException e) {
        String names = known.stream().limit(MOST_NAMED).map(Diagnosing::named).collect(Collectors.joining(", "));
        return Diagnosis.of(
                Finding.COMPANY_UNKNOWN,
                "The environment has no company " + company + ". It has "
                        + (known.isEmpty() ? "none that can be seen" : names)
                        + (known.size() > MOST_NAMED ? ", …" : "") + ".",
                e);
    }

    private static Diagnosis withoutPayments(NotFoundException e) {
        return Diagnosis.of(
                Finding.UNCLEAR,
                "The company is there, but its customer payment journals could not be read. (" + e.reason()
                        + ") Check that the endpoint's address is that of the API v2.0.",
                e);
    }

    private static String named(Company company) {
        return company.has(CompanyFields.NAME)
                ? company.name() + " (" + company.id() + ")"
                : company.id().toString();
    }

    private Diagnosis refused(BusinessCentralException e, String what) {
        if (e instanceof CallInterruptedException) {
            throw e;
        }
        if (e instanceof TokenException) {
            return Diagnosis.of(Finding.NO_TOKEN, "No token was available to sign in. " + e.reason(), e);
        }
        if (e instanceof AuthenticationException refusal) {
            return refusal.code().equals(ErrorCode.INVALID_CREDENTIALS) ? notRegistered(e) : notAccepted(e);
        }
        if (e instanceof PermissionException) {
            return Diagnosis.of(
                    Finding.PERMISSION_MISSING,
                    "Signing in works, but a permission to read " + what + " is missing: " + e.reason() + " "
                            + REGISTER,
                    e);
        }
        if (e instanceof TransportException || e instanceof DeadlineExceededException) {
            return Diagnosis.of(Finding.UNREACHABLE, "No response arrived from " + root + ": " + e.reason(), e);
        }
        return Diagnosis.of(Finding.UNCLEAR, "The set-up could not be checked: " + e.reason(), e);
    }

    private static Diagnosis notRegistered(BusinessCentralException e) {
        return Diagnosis.of(
                Finding.APPLICATION_NOT_REGISTERED,
                "The environment refused the credentials, renewed ones too: " + e.reason()
                        + " Most often the application is"
                        + " not registered there. " + REGISTER
                        + " Otherwise the token is meant for another service: its"
                        + " scope must be https://api.businesscentral.dynamics.com/.default, and on-premises ValidAudiences"
                        + " must contain that address. With basic credentials, check user and web service access key.",
                e);
    }

    private static Diagnosis notAccepted(BusinessCentralException e) {
        return Diagnosis.of(
                Finding.TOKEN_REFUSED,
                "The token was refused before it reached the environment: " + e.reason() + " Check that the tenant that"
                        + " issues it is the tenant of the endpoint, and that the application has the permission"
                        + " API.ReadWrite.All with an administrator's consent.",
                e);
    }
}
