/** Sign-in and agent routes on a real database, with a fake WeChat login and a manual clock. */
import cookie from "@fastify/cookie";
import type { Role } from "@jieru/shared/domain/agent";
import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from "fastify";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import { settingsRoutes } from "../../src/accounts/settings-routes.ts";
import { topicRoutes } from "../../src/accounts/topic-routes.ts";
import { agentRoutes } from "../../src/agents/routes.ts";
import { type Config, readConfig } from "../../src/base/config.ts";
import { type Context, newId } from "../../src/base/context.ts";
import { createLogger } from "../../src/base/logger.ts";
import { draftRoutes } from "../../src/drafts/routes.ts";
import { guideRoutes } from "../../src/guide/routes.ts";
import { limitRates } from "../../src/http/limit-rates.ts";
import { handleErrors } from "../../src/http/problem.ts";
import { createLanes, type Lanes } from "../../src/lane/lane.ts";
import { notificationRoutes } from "../../src/notifications/routes.ts";
import { enforceAccess } from "../../src/policies/access.ts";
import { quickReplyRoutes } from "../../src/quick-replies/routes.ts";
import { ratingLinks } from "../../src/ratings/links.ts";
import { browserRoutes } from "../../src/sign-in/browser-routes.ts";
import { LookupLimiter } from "../../src/sign-in/lookup-limiter.ts";
import { signInRoutes } from "../../src/sign-in/routes.ts";
import { createSignIn, type SignIn } from "../../src/sign-in/sign-in.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";
import { createBrowser, type TestBrowser } from "./browser.ts";
import { type Scanner, startWechatLogin, type WechatLogin } from "./wechat-login.ts";

export interface TestServer {
  app: FastifyInstance;
  context: Context;
  db: TestDatabase;
  lanes: Lanes;
  signIn: SignIn;
  lookupLimiter: LookupLimiter;
  wechat: WechatLogin;
  logged: string[];
  elapse(ms: number): void;
  browser(): TestBrowser;
  addAccount(name?: string): Promise<AccountId>;
  addPerson(person: Scanner): Promise<AgentId>;
  addAgent(accountId: AccountId, role: Role, name?: string): Promise<AgentId>;
  browserOf(agentId: AgentId): Promise<TestBrowser>;
  stop(): Promise<void>;
}

export interface HouseOptions {
  publicUrl?: string;
  adminUnionid?: string;
  /** Adds an official account for sign-in inside WeChat (SI16). */
  phoneLogin?: boolean;
  rates?: Config["rates"];
  extend?(app: FastifyInstance, context: Context): void;
}

export async function openTestServer(options: HouseOptions = {}): Promise<TestServer> {
  const { publicUrl = "https://desk.example", adminUnionid, phoneLogin, rates } = options;
  const [db, wechat] = await Promise.all([createTestDatabase(), startWechatLogin()]);
  const config = readConfig({
    PUBLIC_URL: publicUrl,
    WECHAT_API_URL: wechat.url,
    WECHAT_OPEN_URL: "https://open.example",
    WECHAT_LOGIN_APPID: "wxlogin",
    WECHAT_LOGIN_SECRET: "login-secret",
    ...(phoneLogin && {
      WECHAT_PHONE_LOGIN_APPID: "wxofficial",
      WECHAT_PHONE_LOGIN_SECRET: "official-secret",
    }),
    ADMIN_UNIONID: adminUnionid,
    LOG_LEVEL: "trace",
    RATE_SIGN_INS_OF_ADDRESS: "10000",
  });
  const logged: string[] = [];
  const log = createLogger(config, { write: (line) => void logged.push(line) });
  let now = Date.UTC(2026, 0, 5, 9);
  const clock = { now: () => now };
  const listenClientConfig = db.connection;
  const context: Context = {
    config,
    pool: db.pool,
    lanePool: db.pool,
    listenClientConfig,
    observe: () => undefined,
    clock,
    newId,
    log,
    nodeId: "n1",
    fetch,
  };
  const lanes = createLanes(context);
  const lookupLimiter = new LookupLimiter();
  const signIn = createSignIn(context, lookupLimiter);
  const app = Fastify({ loggerInstance: log as FastifyBaseLogger });
  app.setValidatorCompiler(validatorCompiler).setSerializerCompiler(serializerCompiler);
  handleErrors(app);
  await app.register(cookie);
  enforceAccess(app, { pool: db.pool, signIn, lookupLimiter, clock, publicUrl });
  await limitRates(app, { rates: rates ?? config.rates, publicUrl, clock });
  await app.register(signInRoutes, { context, lanes, signIn, lookupLimiter });
  await app.register(browserRoutes, { context, signIn });
  await app.register(agentRoutes, { context, lanes, lookupLimiter });
  await app.register(settingsRoutes, { lanes, clock, links: ratingLinks(Buffer.alloc(32), publicUrl) });
  await app.register(topicRoutes, { lanes, clock });
  await app.register(quickReplyRoutes, { context, lanes });
  await app.register(draftRoutes, context);
  await app.register(notificationRoutes, context);
  await app.register(guideRoutes, { ...context, phonesUrl: null });
  options.extend?.(app, context);
  await app.ready();

  const addPerson = async ({ openid, unionid, nickname }: Scanner): Promise<AgentId> => {
    const id = newId() as AgentId;
    const row = [id, unionid ?? openid, nickname, now];
    await db.pool.query(`insert into agents (id, wechat_id, name, created_at) values ($1, $2, $3, $4)`, row);
    return id;
  };
  return {
    app,
    context,
    db,
    lanes,
    signIn,
    lookupLimiter,
    wechat,
    logged,
    elapse(ms) {
      now += ms;
    },
    browser: () => createBrowser(app, publicUrl),
    addPerson,
    async addAccount(name = "半山茶器") {
      const id = newId() as AccountId;
      await db.pool.query(
        `insert into accounts (id, app_id, original_id, name, credentials, mode, format, reply_preset,
                reactivate_after_ms, grace_ms)
         values ($1, $1, 'gh_1', $2, '', 'secure', 'json', 'guide', 1800000, 180000)`,
        [id, name],
      );
      return id;
    },
    async addAgent(accountId, role, name = role) {
      const openid = newId();
      const agentId = await addPerson({ openid, nickname: name });
      const outcome = await lanes.run(accountId, { do: "bind_agent", agentId, name, role });
      if (!outcome.ok) throw new Error(outcome.refusal.refusal);
      return agentId;
    },
    async browserOf(agentId) {
      const browser = createBrowser(app, publicUrl);
      browser.hold(
        (await signIn.begin(agentId, { cookieHeader: undefined, ip: "192.0.2.1", userAgent: "" })).token,
      );
      return browser;
    },
    async stop() {
      await app.close();
      await lanes.idle();
      await wechat.stop();
      await db.drop();
    },
  };
}
