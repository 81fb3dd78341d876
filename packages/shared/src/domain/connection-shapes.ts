/** Formats of a mini program's connection fields, for the server's schemas and the console's form. */
export const connectionShapes = {
  appId: /^wx[0-9A-Za-z]{16}$/,
  originalId: /^gh_[0-9A-Za-z]{6,29}$/,
  appSecret: /^[\x21-\x7e]{16,64}$/,
  token: /^[A-Za-z0-9]{3,32}$/,
  encodingAesKey: /^[A-Za-z0-9]{43}$/,
  name: /^(?=.*\S).{1,60}$/,
} as const;
export type ConnectionField = keyof typeof connectionShapes;
