package io.github.businesscentral.payments.odata;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.olingo.commons.api.edm.Edm;
import org.apache.olingo.commons.api.edm.EdmPrimitiveType;
import org.apache.olingo.commons.api.edm.EdmPrimitiveTypeException;
import org.apache.olingo.commons.api.edm.FullQualifiedName;
import org.apache.olingo.commons.api.edm.provider.CsdlAbstractEdmProvider;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityContainer;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityContainerInfo;
import org.apache.olingo.commons.api.edm.provider.CsdlEntitySet;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityType;
import org.apache.olingo.commons.api.edm.provider.CsdlNavigationProperty;
import org.apache.olingo.commons.api.edm.provider.CsdlProperty;
import org.apache.olingo.commons.api.edm.provider.CsdlPropertyRef;
import org.apache.olingo.commons.api.ex.ODataException;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.uri.UriInfo;
import org.apache.olingo.server.api.uri.queryoption.expression.Binary;
import org.apache.olingo.server.api.uri.queryoption.expression.Expression;
import org.apache.olingo.server.api.uri.queryoption.expression.Literal;
import org.apache.olingo.server.api.uri.queryoption.expression.Member;
import org.apache.olingo.server.api.uri.queryoption.expression.Method;
import org.apache.olingo.server.core.uri.parser.Parser;

/**
 * Reads query options of {@code customerPayments} as Apache Olingo understands them: a parser that was written by others, for
 * the same standard.
 */
public final class ForeignParser {
    private static final Set<String> NUMBERS = Set.of("SByte", "Byte", "Int16", "Int32", "Int64", "Decimal", "Double");

    private final OData olingo = OData.newInstance();
    private final Edm model =
            olingo.createServiceMetadata(new Model(), List.of()).getEdm();

    /** Reads what stands behind the question mark, percent signs and all. */
    public UriInfo parse(String encodedQuery) throws ODataException {
        return new Parser(model, olingo).parseUri("/customerPayments", encodedQuery, null, "http://localhost");
    }

    /** Reads what stands behind the question mark, and returns what its filter means. */
    public Condition filter(String encodedQuery) {
        try {
            return condition(parse(encodedQuery).getFilterOption().getExpression());
        } catch (ODataException e) {
            throw new IllegalArgumentException(e.getMessage() + ": " + encodedQuery, e);
        }
    }

    private static Condition condition(Expression expression) throws ODataException {
        if (expression instanceof Method test) {
            List<Expression> arguments = test.getParameters();
            return new Condition.Comparison(
                    test.getMethod().toString(), property(arguments.get(0)), value(arguments.get(1)));
        }
        Binary binary = (Binary) expression;
        String operator = binary.getOperator().toString();
        Expression left = binary.getLeftOperand();
        Expression right = binary.getRightOperand();
        if (operator.equals("and") || operator.equals("or")) {
            return Condition.joined(operator, List.of(condition(left), condition(right)));
        }
        if (left instanceof Method derived) {
            return new Condition.Comparison(
                    derived.getMethod() + " " + operator,
                    property(derived.getParameters().get(0)),
                    value(right));
        }
        return new Condition.Comparison(operator, property(left), value(right));
    }

    private static String property(Expression expression) {
        return ((Member) expression)
                .getResourcePath()
                .getUriResourceParts()
                .get(0)
                .getSegmentValue();
    }

    private static Object value(Expression expression) throws EdmPrimitiveTypeException {
        Literal literal = (Literal) expression;
        EdmPrimitiveType type = (EdmPrimitiveType) literal.getType();
        String text = type.fromUriLiteral(literal.getText());
        if (NUMBERS.contains(type.getName())) {
            return new BigDecimal(text);
        }
        return switch (type.getName()) {
            case "String" -> text;
            case "Guid" -> UUID.fromString(text);
            case "Date" -> LocalDate.parse(text);
            case "DateTimeOffset" -> Instant.parse(text);
            default -> throw new IllegalArgumentException("a literal of type " + type.getName());
        };
    }

    /** The model of the service, as far as these tests need it; from {@code business-central.md} 2.2 and 2.5. */
    private static final class Model extends CsdlAbstractEdmProvider {
        private static final String NAMESPACE = "Microsoft.NAV";
        private static final FullQualifiedName CONTAINER = new FullQualifiedName(NAMESPACE, "NAV");
        private static final FullQualifiedName PAYMENT = new FullQualifiedName(NAMESPACE, "customerPayment");
        private static final FullQualifiedName CUSTOMER = new FullQualifiedName(NAMESPACE, "customer");

        private final CsdlEntityType payment = type(
                        PAYMENT,
                        "id Guid",
                        "journalId Guid",
                        "journalDisplayName String",
                        "lineNumber Int32",
                        "customerId Guid",
                        "customerNumber String",
                        "postingDate Date",
                        "documentNumber String",
                        "externalDocumentNumber String",
                        "amount Decimal",
                        "appliesToInvoiceId Guid",
                        "appliesToInvoiceNumber String",
                        "description String",
                        "comment String",
                        "lastModifiedDateTime DateTimeOffset")
                .setNavigationProperties(
                        List.of(new CsdlNavigationProperty().setName("customer").setType(CUSTOMER)));
        private final CsdlEntityType customer = type(CUSTOMER, "id Guid", "number String", "displayName String");
        private final CsdlEntitySet payments =
                new CsdlEntitySet().setName("customerPayments").setType(PAYMENT);

        private static CsdlEntityType type(FullQualifiedName name, String... properties) {
            return new CsdlEntityType()
                    .setName(name.getName())
                    .setKey(List.of(new CsdlPropertyRef().setName("id")))
                    .setProperties(Stream.of(properties).map(Model::property).toList());
        }

        private static CsdlProperty property(String nameAndType) {
            String[] parts = nameAndType.split(" ");
            return new CsdlProperty().setName(parts[0]).setType(new FullQualifiedName("Edm", parts[1]));
        }

        @Override
        public CsdlEntityType getEntityType(FullQualifiedName name) {
            return name.equals(PAYMENT) ? payment : name.equals(CUSTOMER) ? customer : null;
        }

        @Override
        public CsdlEntitySet getEntitySet(FullQualifiedName container, String name) {
            return name.equals(payments.getName()) ? payments : null;
        }

        @Override
        public CsdlEntityContainer getEntityContainer() {
            return new CsdlEntityContainer().setName(CONTAINER.getName()).setEntitySets(List.of(payments));
        }

        @Override
        public CsdlEntityContainerInfo getEntityContainerInfo(FullQualifiedName name) {
            return new CsdlEntityContainerInfo().setContainerName(CONTAINER);
        }
    }
}
