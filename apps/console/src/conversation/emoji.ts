/** A short list that every phone shows alike. What is missing comes from the system's own picker. */
export const emoji: readonly string[] = [
  "😀 😄 😊 😉 😍 😘 😎 🤔 😅 😂",
  "🤣 😭 😢 😡 😱 😴 👍 👎 👌 🙏",
  "👏 🤝 💪 🎉 🎁 🌹 ❤️ 💔 ✅ ❌",
  "📦 🚚 💰 📞 📷 📅 ⏰ 🔥 ☀️ 🍵",
].flatMap((row) => row.split(" "));
