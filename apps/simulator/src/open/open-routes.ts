import type { FastifyInstance } from "fastify";
import QRCode from "qrcode";
import { textAt } from "../api/read-json.ts";
import type { World } from "../world.ts";
import { authorizeRoutes } from "./authorize-routes.ts";
import { closingPage, confirmPage } from "./confirm-page.ts";
import { confirmScan, declineScan } from "./decide-scan.ts";
import { pollRoute } from "./poll-route.ts";
import { qrPage } from "./qr-page.ts";

const QR_STYLE = { width: 464, margin: 3, errorCorrectionLevel: "M" } as const;

/** Registers the pages of open.weixin.qq.com (developers.weixin.qq.com/doc/oplatform/developers/dev/auth/web). */
export async function openRoutes(app: FastifyInstance, world: World, pollMs: number): Promise<void> {
  app.addContentTypeParser(
    "application/x-www-form-urlencoded",
    { parseAs: "string" },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  app.addHook("onSend", async (_request, reply) => {
    reply.header("cache-control", "no-store");
  });
  qrRoutes(app, world);
  pollRoute(app, world, pollMs);
  confirmRoutes(app, world);
  authorizeRoutes(app, world);
}

function qrRoutes(app: FastifyInstance, world: World): void {
  app.get("/connect/qrconnect", (request, reply) => {
    const query = (key: string) => textAt(request.query, key);
    const isKnown = query("appid") === world.loginApp.appId && query("scope") === "snsapi_login";
    reply.type("text/html; charset=utf-8");
    if (!isKnown || !URL.canParse(query("redirect_uri"))) {
      return reply.code(400).send(closingPage("该链接无法访问", "appid、scope 或 redirect_uri 不对"));
    }
    const wanted = { appId: query("appid"), redirectUri: query("redirect_uri"), state: query("state") };
    const scan = world.scans.open(wanted, world.clock.now());
    world.changed();
    return reply.send(qrPage(scan, query("lang")));
  });

  app.get<{ Params: { uuid: string } }>("/connect/qrcode/:uuid", async (request, reply) => {
    if (!world.scans.find(request.params.uuid, world.clock.now())) return reply.code(404).send("");
    const text = `${world.url}/connect/confirm?uuid=${request.params.uuid}`;
    return reply.type("image/png").send(await QRCode.toBuffer(text, QR_STYLE));
  });
}

function confirmRoutes(app: FastifyInstance, world: World): void {
  app.get("/connect/confirm", (request, reply) => {
    const uuid = textAt(request.query, "uuid");
    const now = world.clock.now();
    reply.type("text/html; charset=utf-8");
    world.scans.move(uuid, "scanned", now);
    world.changed();
    const scan = world.scans.find(uuid, now);
    if (scan?.status !== "scanned")
      return reply.code(410).send(closingPage("二维码已失效", "请在电脑上换一张"));
    return reply.send(confirmPage(scan, world.people));
  });

  app.post("/connect/confirm", (request, reply) => {
    const uuid = textAt(request.body, "uuid");
    reply.type("text/html; charset=utf-8");
    const declined = textAt(request.body, "answer") === "decline";
    const done = declined
      ? declineScan(world, uuid)
      : confirmScan(world, uuid, textAt(request.body, "unionid"));
    if (!done) return reply.code(410).send(closingPage("二维码已失效", "请在电脑上换一张"));
    return declined ? closingPage("已取消", "没有登录") : closingPage("已确认", "电脑上正在登录");
  });
}
