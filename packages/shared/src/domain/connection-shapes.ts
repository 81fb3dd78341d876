/** What an admin types to connect a mini program, by its shape; the server's schemas and the console's fields share it. */
export const connectionShapes = {
  appId: /^wx[0-9A-Za-z]{16}$/,
  originalId: /^gh_[0-9A-Za-z]{6,29}$/,
  appSecret: /^[\x21-\x7e]{16,64}$/,
  token: /^[A-Za-z0-9]{3,32}$/,
  encodingAesKey: /^[A-Za-z0-9]{43}$/,
  name: /^(?=.*\S).{1,60}$/,
} as const;
export type ConnectionField = keyof typeof connectionShapes;
