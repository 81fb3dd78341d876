import { createFileRoute, redirect } from "@tanstack/react-router";
import { meQuery } from "../../data/queries/me.ts";
import { AccountChoice } from "../../features/auth/AccountChoice.tsx";
import { toSignIn } from "../../features/auth/guard.ts";

export const Route = createFileRoute("/")({
  loader: async ({ context, location }) => {
    const me = await toSignIn(location.href, () =>
      context.queryClient.fetchQuery({ ...meQuery, staleTime: 0 }),
    );
    const [only, ...others] = me.accounts;
    if (only && others.length === 0)
      throw redirect({ to: "/a/$accountId", params: { accountId: only.id }, replace: true });
    if (!only && me.mayConnect) throw redirect({ to: "/connect", replace: true });
    return me;
  },
  component: Choose,
});

function Choose() {
  return <AccountChoice me={Route.useLoaderData()} />;
}
