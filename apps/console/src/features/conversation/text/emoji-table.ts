/**
 * WeChat's emoji, sent as words in brackets (in the language of the customer's phone) or as codes. Names and codes come
 * from `biz_common/utils/emoji_data.js` of mp.weixin.qq.com (fields `cn`, `hk`, `us`, `code`); those from `[Sigh]` on,
 * added since 2020, from its desktop client. The Unicode emoji are our closest match; an emoji without one stays a
 * word. `_` stands for a space.
 */
export const emojiTable = `
🙂 微笑 Smile /::)
😕 撇嘴 Grimace /::~
😍 色 Drool /::B
😳 发呆 發呆 Scowl /::|
😎 得意 CoolGuy /:8-)
😢 流泪 流淚 Sob /::<
😊 害羞 Shy /::$
🤐 闭嘴 閉嘴 Silent /::X
😴 睡 Sleep /::Z
😭 大哭 Cry /::'(
😅 尴尬 尷尬 Awkward /::-|
😡 发怒 發怒 Angry /::@
😜 调皮 調皮 Tongue /::P
😁 呲牙 Grin /::D
😮 惊讶 驚訝 Surprise /::O
🙁 难过 難過 Frown /::(
😎 酷 Ruthless /::+
😓 囧 冷汗 Blush /:--b
😫 抓狂 Scream /::Q
🤮 吐 Puke /::T
🤭 偷笑 Chuckle /:,@P
😊 愉快 可爱 Joyful /:,@-D
🙄 白眼 Slight /::d
😤 傲慢 Smug /:,@o
😋 饥饿 饑餓 Hungry /::g
🥱 困 累 Drowsy /:|-)
😱 惊恐 驚恐 Panic /::!
😰 流汗 Sweat /::L
😄 憨笑 大笑 Laugh /::>
😌 悠闲 悠閑 大兵 Commando /::,@
💪 奋斗 奮鬥 Determined /:,@f
🤬 咒骂 咒罵 Scold /::-S
❓ 疑问 疑問 Shocked /:?
🤫 嘘 噓 Shhh /:,@x
😵 晕 暈 Dizzy /:,@@
🤪 疯了 瘋了 折磨 Tormented /::8
😞 衰 Toasted BadLuck /:,@!
💀 骷髅 骷髏頭 Skull /:!!!
🔨 敲打 Hammer /:xx
👋 再见 再見 Wave Bye /:bye
😥 擦汗 Speechless /:wipe
👃 抠鼻 摳鼻 NosePick /:dig
👏 鼓掌 Clap /:handclap
😖 糗大了 羞辱 Shame /:&-(
😏 坏笑 壞笑 Trick /:B-)
😤 左哼哼 Bah！L /:<@
😤 右哼哼 Bah！R /:@>
🥱 哈欠 Yawn /::-O
😒 鄙视 鄙視 Pooh-pooh /:>-|
🥺 委屈 Shrunken /:P-(
😢 快哭了 TearingUp /::'|
😈 阴险 陰險 Sly /:X-)
😚 亲亲 親親 Kiss /::*
😨 吓 嚇 Wrath /:@x
🥺 可怜 可憐 Whimper /:8*
🔪 菜刀 Cleaver /:pd
🍉 西瓜 Watermelon /:<W>
🍺 啤酒 Beer /:beer
🏀 篮球 籃球 Basketball /:basketb
🏓 乒乓 PingPong /:oo
☕ 咖啡 Coffee /:coffee
🍚 饭 飯 Rice /:eat
🐷 猪头 豬頭 Pig /:pig
🌹 玫瑰 Rose /:rose
🥀 凋谢 枯萎 Wilt /:fade
👄 嘴唇 示爱 Lips /:showlove
❤️ 爱心 愛心 Heart /:heart
💔 心碎 BrokenHeart /:break
🎂 蛋糕 Cake /:cake
⚡ 闪电 閃電 Lightning /:li
💣 炸弹 炸彈 Bomb /:bome
🗡️ 刀 Dagger /:kn
⚽ 足球 Soccer /:footb
🐞 瓢虫 甲蟲 Ladybug /:ladybug
💩 便便 Poop /:shit
🌙 月亮 Moon /:moon
☀️ 太阳 太陽 Sun /:sun
🎁 礼物 禮物 Gift /:gift
🤗 拥抱 擁抱 Hug /:hug
👍 强 強 ThumbsUp Strong /:strong
👎 弱 ThumbsDown Weak /:weak
🤝 握手 Shake /:share
✌️ 胜利 勝利 Peace Victory /:v
🙏 抱拳 Fight Salute /:@)
👆 勾引 Beckon /:jj
✊ 拳头 拳頭 Fist /:@@
👎 差劲 差勁 Pinky /:bad
🤟 爱你 愛你 RockOn /:lvu
🙅 NO Nuh-uh /:no
👌 OK /:ok
💞 爱情 愛情 InLove /:love
😘 飞吻 飛吻 Blowkiss /:<L>
💃 跳跳 Waddle /:jump
🥶 发抖 發抖 Tremble /:shake
😤 怄火 噴火 Aaagh! /:<O>
💫 转圈 轉圈 Twirl /:circle
🙇 磕头 磕頭 Kotow /:kotow
🏳️ 投降 挥手 Surrender /:oY
🤩 激动 激動 Hooray /:#-0
🕺 乱舞 亂舞 街舞 Meditate /:hiphot
😽 献吻 獻吻 Smooch /:kiss
☯️ 左太极 左太極 TaiChi_L /:<&
☯️ 右太极 右太極 TaiChi_R /:&>
😆 嘿哈 吼嘿 Hey
🤦 捂脸 掩面 Facepalm
😏 奸笑 Smirk
🤓 机智 機智 Smart
😣 皱眉 皺眉 Moue Concerned
✌️ 耶 歐耶 Yeah!
🍵 茶 Tea
🧧 红包 紅包 Packet
🕯️ 蜡烛 蠟燭 Candle
🐤 鸡 小雞 Chick
😄 笑脸 笑臉 Happy
😷 生病 Sick
😂 破涕为笑 破涕為笑 Lol
😝 吐舌
😳 脸红 臉紅 Flushed
😱 恐惧 恐懼 Terror
😔 失望 LetDown Let_Down
😑 无语 無語 Duh
👻 鬼魂
🙏 合十 Worship
💪 强壮 強壯
🎉 庆祝 慶祝 Party
🍉 吃瓜 吃西瓜 Onlooker
💪 加油 GoForIt
😓 汗 Sweats
😲 天啊 OMG
😑 Emm 一言難盡
🙌 社会社会 失敬失敬 Respect
🐶 旺柴 Doge
🙆 好的 NoProb
🤕 打脸 打臉 MyBad
✊ 加油加油 加油！ KeepFighting
🤩 哇 Wow
🀅 發 Rich
🙄 翻白眼 Boring
🤙 666 Awesome
👀 让我看看 讓我看看 LetMeSee
😮‍💨 叹气 嘆氣 Sigh
😣 苦涩 苦澀 Hurt
😵‍💫 裂开 裂開 Broken
🎆 烟花 煙花 Fireworks
🧨 爆竹 Firecracker
`;
