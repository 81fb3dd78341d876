import { createFileRoute } from "@tanstack/react-router";
import { meQuery } from "../api/me.ts";
import { ConnectPage } from "../connect/form/ConnectPage.tsx";
import { toSignIn } from "../sign-in/guard.ts";

export const Route = createFileRoute("/connect")({
  loader: ({ context: { queryClient }, location }) =>
    toSignIn(location.href, () => queryClient.ensureQueryData(meQuery)),
  component: ConnectPage,
});
