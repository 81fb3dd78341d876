import { createFileRoute, redirect } from "@tanstack/react-router";
import { meQuery } from "../../data/queries/me.ts";
import { SetUp } from "../../features/auth/SetUp.tsx";

export const Route = createFileRoute("/set-up/$token")({
  loader: async ({ context }) => {
    const me = await context.queryClient.fetchQuery({ ...meQuery, staleTime: 0 }).catch(() => null);
    if (me?.mayConnect) throw redirect({ to: "/connect", replace: true });
  },
  component: SetUpPage,
});

function SetUpPage() {
  return <SetUp token={Route.useParams().token} />;
}
