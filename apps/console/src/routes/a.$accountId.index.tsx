import { createFileRoute } from "@tanstack/react-router";
import { NothingOpen } from "../inbox/NothingOpen.tsx";

export const Route = createFileRoute("/a/$accountId/")({ component: NothingOpen });
