/** A short list of emoji that look alike on every phone. For others there is the system's own picker. */
export const emoji: readonly string[] = [
  "😀 😄 😊 😉 😍 😘 😎 🤔 😅 😂",
  "🤣 😭 😢 😡 😱 😴 👍 👎 👌 🙏",
  "👏 🤝 💪 🎉 🎁 🌹 ❤️ 💔 ✅ ❌",
  "📦 🚚 💰 📞 📷 📅 ⏰ 🔥 ☀️ 🍵",
].flatMap((row) => row.split(" "));
