package consumer

import java.io.ByteArrayOutputStream
import java.io.PrintStream
import java.nio.file.Path
import kotlin.io.path.writeText
import org.assertj.core.api.Assertions.assertThat
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

/** Kotlin's compiler knows where the library takes or returns null. */
class NullChecksTest {
    @TempDir
    lateinit var directory: Path

    @Test
    fun `null is refused where the library does not take it`() {
        val program = """
            import io.github.businesscentral.payments.*
            import io.github.businesscentral.payments.auth.*
            import io.github.businesscentral.payments.model.*
            import io.github.businesscentral.payments.odata.*

            fun misuse(client: CustomerPaymentsClient, payment: CustomerPayment) {
                client.company(null) // refused
                client.company(payment.id())
                NewCustomerPayment.builder().customerNumber(null) // refused
                CustomerPaymentFields.CUSTOMER_NUMBER.`in`("10000", null) // refused
                val kept: Any? = payment.additionalProperties().getValue("shortcut")
                val sure: Any = payment.additionalProperties().getValue("shortcut") // refused
                println("${'$'}kept ${'$'}sure")
                TokenProvider { null } // refused
            }
        """.trimIndent()

        val refused = compile(program)

        val marked = program.lines().withIndex().filter { it.value.endsWith("// refused") }.map { it.index + 1 }
        assertThat(refused.keys).describedAs(refused.toString()).containsExactlyElementsOf(marked)
    }

    /** Returns the compiler's messages by the number of the line that they are about. */
    private fun compile(program: String): Map<Int, List<String>> {
        val file = directory.resolve("Misuse.kt")
        file.writeText(program)
        val messages = ByteArrayOutputStream()
        K2JVMCompiler().exec(
            PrintStream(messages, true, Charsets.UTF_8),
            "-Xjspecify-annotations=strict",
            "-no-stdlib",
            "-classpath", System.getProperty("java.class.path"),
            "-d", directory.resolve("classes").toString(),
            file.toString(),
        )
        return Regex("Misuse\\.kt:(\\d+):\\d+: (.*)").findAll(messages.toString(Charsets.UTF_8))
            .groupBy({ it.groupValues[1].toInt() }, { it.groupValues[2] })
            .toSortedMap()
    }
}
