import { render } from "@testing-library/react";
import { expect, test } from "vitest";
import { useSaysIt } from "../../../src/ui/notices/use-says-it.ts";

const Place = ({ news }: { news: object | null }) => {
  const says = useSaysIt(news);
  return news && <span role={says ? "alert" : undefined}>no</span>;
};
const alerts = (container: Element) => container.querySelectorAll("[role=alert]").length;

test("[EV9] of several places that show a refusal one says it, also when it comes anew; the next one is said again", () => {
  const [first, second] = [{}, {}];
  const { container, rerender } = render(
    <>
      <Place key="a" news={first} />
      <Place key="b" news={first} />
    </>,
  );
  expect(alerts(container)).toBe(1);
  rerender(<Place key="c" news={first} />);
  expect(alerts(container)).toBe(0);
  rerender(<Place key="c" news={second} />);
  expect(alerts(container)).toBe(1);
});
