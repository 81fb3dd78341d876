/** The data of `pnpm start`: two mini programs, four people, some customers. Nothing here is secret. */
import type { Role } from "@jieru/shared/domain/agent";

export const demoAccount = {
  appId: "wx5f0e2a1c9d7b3e48",
  originalId: "gh_4a7c1e9b2d60",
  name: "半山茶器",
  appSecret: "demo-app-secret-of-banshan",
  token: "banshantoken",
  encodingAesKey: "BanshanTeaHouseDemoKeyForLocalUseOnly123456",
  mode: "secure",
  format: "json",
  replyPreset: "guide",
} as const;

/** The second account lets you try switching between accounts. Two of the four people are bound to it. */
export const secondDemoAccount = {
  ...demoAccount,
  appId: "wx7d41b80c2ea965f3",
  originalId: "gh_92d0f6a35b17",
  name: "山南书屋",
  appSecret: "demo-app-secret-of-shannan",
  token: "shannantoken",
  encodingAesKey: "ShannanBookShopDemoKeyForLocalUseOnly123456",
} as const;

export const demoAccounts = [demoAccount, secondDemoAccount] as const;

export const demoLogin = { appId: "wxd3monstration01", secret: "demo-login-secret" } as const;
export const demoPhoneLogin = { appId: "wxd3mo0ff1c1a1001", secret: "demo-official-account-secret" } as const;

export interface DemoPerson {
  name: string;
  unionid: string;
  openid: string;
  role: Role;
}
export const demoPeople: readonly DemoPerson[] = [
  { name: "高远", unionid: "oUnion_gaoyuan_0001", openid: "oLogin_gaoyuan_0001", role: "admin" },
  { name: "白露", unionid: "oUnion_bailu_0002", openid: "oLogin_bailu_0002", role: "supervisor" },
  { name: "林知夏", unionid: "oUnion_linzhixia_0003", openid: "oLogin_linzhixia_0003", role: "agent" },
  { name: "许然", unionid: "oUnion_xuran_0004", openid: "oLogin_xuran_0004", role: "agent" },
];

export const secondDemoPeople = demoPeople.filter(({ name }) => ["高远", "许然"].includes(name));

export const demoCustomers = [
  { openid: "o9Ag05Kd5ggOC-bXrbNODII9tQe", name: "苏小姐", sessionFrom: "订单详情" },
  { openid: "o9Ag05Pm2wqTE-kLsdPQRTT7f3K", name: "新来的客人", sessionFrom: "商品详情" },
  { openid: "o9Ag05Zx8vbNM-aScvBGHJJch3n", name: "陈老板", sessionFrom: "批发" },
  {
    appId: secondDemoAccount.appId,
    openid: "o4Rk07Lw6hfDB-uYqnFVCTTz5mJ",
    name: "方先生",
    sessionFrom: "新书",
  },
] as const;
