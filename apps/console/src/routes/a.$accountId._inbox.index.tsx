import { createFileRoute } from "@tanstack/react-router";
import { NothingOpen } from "../inbox/NothingOpen.tsx";

export const Route = createFileRoute("/a/$accountId/_inbox/")({ component: NothingOpen });
