import { createFileRoute } from "@tanstack/react-router";
import { Invitation } from "../../features/auth/Invitation.tsx";

export const Route = createFileRoute("/invite/$token")({ component: InvitationPage });

function InvitationPage() {
  const { token } = Route.useParams();
  return <Invitation key={token} token={token} />;
}
