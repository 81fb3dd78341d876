import { render } from "@testing-library/react";
import { expect, test } from "vitest";
import { useAnnounces } from "../../../src/ui/notices/use-announces.ts";

const Place = ({ news }: { news: object | null }) => {
  const says = useAnnounces(news);
  return news && <span role={says ? "alert" : undefined}>no</span>;
};
const alerts = (container: Element) => container.querySelectorAll("[role=alert]").length;

test("[EV9] only the first of several components announces a refusal; the next refusal is announced again", () => {
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
