import type { Connection } from "@jieru/shared/protocol/connection";
import type { GuideAnswer } from "@jieru/shared/protocol/guide";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { guideQuery } from "../../../src/features/onboarding/first-steps/guide.ts";
import { PasteValues } from "../../../src/features/onboarding/steps/PasteValues.tsx";

function saidOf(origin: string, phonesUrl: string | null = null): string | null {
  document.body.replaceChildren();
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  client.setQueryData(guideQuery.queryKey, { phonesUrl } as GuideAnswer);
  const marks = { appSecret: "a", token: "b", encodingAesKey: "c", previousAesKey: null };
  const connection = { pushUrl: `${origin}/wechat/wx1`, mode: "secure", format: "json", marks } as Connection;
  render(
    <QueryClientProvider client={client}>
      <PasteValues connection={connection} fresh={{}} mayReplace />
    </QueryClientProvider>,
  );
  return screen.queryByTestId("unreachable")?.textContent ?? null;
}

test("[MA12] an address that WeChat cannot reach says so and what to set", () => {
  for (const host of ["127.0.0.1:4600", "localhost", "jieru:8080", "10.0.3.4", "192.168.1.7", "172.20.0.2"])
    expect(saidOf(`http://${host}`), host).toContain("仅在本机或内网有效");
  for (const host of ["[::1]:4600", "[fd00::7]", "kefu.local", "100.64.0.1"])
    expect(saidOf(`http://${host}`), host).toContain("将 PUBLIC_URL 设为");
  for (const origin of ["https://kefu.example.com:8443", "http://203.0.113.7:4600"])
    expect(saidOf(origin), origin).toContain("微信只连接 80（http）和 443（https）端口");
  for (const origin of [
    "https://kefu.example.com",
    "http://203.0.113.7",
    "http://172.15.0.1",
    "http://172.32.0.1",
    "https://10.example",
  ])
    expect(saidOf(origin), origin).toBeNull();
});

test("[MA12] a demo does not warn about an address that WeChat cannot reach", () => {
  expect(saidOf("http://127.0.0.1:4600", "http://127.0.0.1:4700")).toBeNull();
});
