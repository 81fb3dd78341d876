import type { Attribute } from "@jieru/shared/domain/attributes";
import { render, screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { AttributeValue } from "../../../src/features/customer/attributes/AttributeValue.tsx";
import { attributeLabel } from "../../../src/features/customer/attributes/attribute-label.ts";

const text = (value: string): Attribute => ({ name: "a", type: "text", value });
const show = (attribute: Attribute) => render(<AttributeValue attribute={attribute} />).container;

describe("[AT6] attributes are rendered as data", () => {
  test("[AT6] markup is text, isolated from its surroundings", () => {
    const box = show(text('<img src=x onerror="alert(1)">\u202e'));
    expect(box.querySelector("img")).toBeNull();
    expect(box.querySelector("bdi")?.textContent).toContain("<img src=x");
  });

  test("[AT6] a link shows its host and opens as an untrusted page", () => {
    show({ name: "a", type: "link", value: "https://shop.example.com/c/42" });
    const link = screen.getByRole("link");
    expect(link.textContent).toContain("shop.example.com");
    expect([link.getAttribute("href"), link.getAttribute("target"), link.getAttribute("rel")]).toEqual([
      "https://shop.example.com/c/42",
      "_blank",
      "noopener noreferrer nofollow",
    ]);
  });

  test("[AT3] shows a number in the reader's notation, a day unchanged, a moment in the reader's time", () => {
    expect(show({ name: "a", type: "number", value: 12345.5 }).textContent).toBe("12,345.5");
    expect(show({ name: "a", type: "date", value: "2024-03-11" }).textContent).toBe("2024-03-11");
    const value = new Date(2024, 2, 11, 16, 5).toISOString();
    expect(show({ name: "a", type: "date", value }).textContent).toBe("2024-03-11 16:05");
  });

  test("[AT3] uses the label, else our word for a known name, else the name", () => {
    expect(attributeLabel({ name: "name", label: "称呼" })).toBe("称呼");
    expect(attributeLabel({ name: "name" })).toBe("昵称");
    expect(attributeLabel({ name: "constructor" })).toBe("constructor");
  });
});
