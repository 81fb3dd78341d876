import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { render } from "@testing-library/react";
import { Moon, Unplug } from "lucide-react";
import * as moon from "lucide-react/icons/moon";
import * as unplug from "lucide-react/icons/unplug";
import { expect, test } from "vitest";
import drawIcon from "../../src/ui/draw-icon.ts";
import { icon14, icon20 } from "../../src/ui/icon.ts";

type Data = Parameters<typeof drawIcon>[0];
const dataOf = (icon: object) => (icon as { __iconData: Data }).__iconData;

const drawn = (icon: React.ReactNode) => render(icon).container.firstElementChild as Element;

function looksOf(icon: Element): object {
  const { class: classes = "", ...attributes } = Object.fromEntries(
    [...icon.attributes].map((a) => [a.name, a.value]),
  );
  return { ...attributes, classes: classes.trim().split(/\s+/), inside: icon.innerHTML };
}

test("an icon is drawn in the build as lucide draws it", () => {
  const OurMoon = drawIcon(dataOf(moon));
  const OurUnplug = drawIcon(dataOf(unplug));
  expect(looksOf(drawn(<OurMoon {...icon14} />))).toEqual(looksOf(drawn(<Moon {...icon14} />)));
  expect(looksOf(drawn(<OurUnplug {...icon20} className="turn flex-none" />))).toEqual(
    looksOf(drawn(<Unplug {...icon20} className="turn flex-none" />)),
  );
});

test("lucide's icons still name what the build puts another in the place of", () => {
  const icon = createRequire(import.meta.url).resolve("lucide-react/icons/moon");
  expect(readFileSync(icon, "utf8")).toContain("from '../createLucideIcon.mjs'");
});
