import { createFileRoute } from "@tanstack/react-router";
import { Invitation } from "../sign-in/Invitation.tsx";

export const Route = createFileRoute("/invite/$token")({ component: InvitationPage });

function InvitationPage() {
  const { token } = Route.useParams();
  return <Invitation key={token} token={token} />;
}
