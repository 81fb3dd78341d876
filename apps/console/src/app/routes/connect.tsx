import { createFileRoute } from "@tanstack/react-router";
import { meQuery } from "../../data/queries/me.ts";
import { toSignIn } from "../../features/auth/guard.ts";
import { ConnectPage } from "../../features/onboarding/form/ConnectPage.tsx";

export const Route = createFileRoute("/connect")({
  loader: ({ context: { queryClient }, location }) =>
    toSignIn(location.href, () => queryClient.ensureQueryData(meQuery)),
  component: ConnectPage,
});
