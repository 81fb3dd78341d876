import * as z from "zod";
export const sayTextSchema = z.strictObject({ text: z.string().min(1).max(20_000) });

export const sendCardSchema = z.strictObject({
  title: z.string().min(1).max(200),
  pagePath: z.string().min(1).max(1_000),
});

export const enterSchema = z.strictObject({ sessionFrom: z.string().max(10_000).optional() });

export const addPhoneSchema = z.strictObject({
  appId: z.string().min(1),
  openid: z.string().min(1).max(64).optional(),
  name: z.string().min(1).max(40).optional(),
  sessionFrom: z.string().max(10_000).optional(),
});

export const clockSchema = z.strictObject({
  advanceMs: z
    .number()
    .min(0)
    .max(366 * 86_400_000)
    .optional(),
  rate: z.union([z.literal(0), z.literal(1), z.literal(60)]).optional(),
});

export const addPersonSchema = z.strictObject({
  name: z.string().min(1).max(40),
  unionid: z.string().min(1).max(64).optional(),
  openid: z.string().min(1).max(64).optional(),
});

export const accountSchema = z.strictObject({
  mode: z.enum(["plain", "compatible", "secure"]).optional(),
  format: z.enum(["json", "xml"]).optional(),
  pushUrl: z.union([z.url(), z.literal("")]).optional(),
});

export const registerSchema = z.strictObject({ name: z.string().min(1).max(60) });

export const pushSettingsSchema = z.strictObject({
  pushUrl: z.url(),
  token: z.string().max(100),
  encodingAesKey: z.string().max(100),
  mode: z.enum(["plain", "compatible", "secure"]),
  format: z.enum(["json", "xml"]),
});

export const outageSchema = z.strictObject({ seconds: z.number().min(0).max(86_400) });

export const appSchema = z.strictObject({ appId: z.string() });

export const phoneSchema = z.object({ appId: z.string(), openid: z.string() });
