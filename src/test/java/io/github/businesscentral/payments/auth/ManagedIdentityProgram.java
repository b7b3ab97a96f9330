package io.github.businesscentral.payments.auth;

import okhttp3.OkHttpClient;

/** Asks for a token as a program in Azure does, where variables of the environment say whom to ask. */
final class ManagedIdentityProgram {
    private ManagedIdentityProgram() {}

    /** Takes the client id of a user-assigned identity, or nothing. */
    public static void main(String[] args) throws Exception {
        MsalTokenProvider provider =
                args.length == 0 ? MsalTokenProvider.managedIdentity() : MsalTokenProvider.managedIdentity(args[0]);
        try {
            System.out.println(
                    provider.token(TokenRequest.of(new OkHttpClient())).value());
        } catch (io.github.businesscentral.payments.error.TokenException e) {
            System.out.println("refused: " + e.getMessage());
        }
    }
}
