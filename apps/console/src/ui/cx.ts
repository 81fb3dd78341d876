export { cx } from "@jieru/ui/cx.ts";
