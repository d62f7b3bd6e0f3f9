/** §4.4: the codes of Feishu's emoji and the nearest sign that every system has; other codes are shown as written. */
const CODES = `OK 👌 THUMBSUP 👍 ThumbsDown 👎 THANKS 🙏 MUSCLE 💪 FINGERHEART 🫰 APPLAUSE 👏 CLAP 👏 FISTBUMP 👊 JIAYI ➕
DONE ✅ CheckMark ✅ CrossMark ❌ Yes ✅ No ❌ SMILE 😊 BLUSH 😊 XBLUSH 😊 LAUGH 😄 LOL 😂 SMIRK 😏 FACEPALM 🤦 LOVE 😍
OBSESSED 😍 WINK 😉 PROUD 😌 WITTY 😜 SMART 🤓 SCOWL 😠 ANGRY 😠 THINKING 🤔 SOB 😭 CRY 😢 TEARS 😢 WAIL 😭 WHIMPER 🥺
ERROR ❗ NOSEPICK 🤏 HAUGHTY 😤 SLAP 👋 SPITBLOOD 🤕 TOASTED 😵 GLANCE 😒 DULL 😐 INNOCENTSMILE 😇 JOYFUL 😆 WOW 😲
TRICK 😝 TEASE 😛 TONGUE 😛 YEAH ✌️ ENOUGH ✋ EMBARRASSED 😅 SWEAT 😓 ColdSweat 😰 KISS 😘 SMOOCH 😚 DROOL 🤤 MONEY 🤑
SHOWOFF 😎 COMFORT 🤗 HUG 🤗 PRAISE 👍 STRIVE ✊ SILENT 🤐 SHHH 🤫 WAVE 👋 WHAT ❓ FROWN ☹️ SHY 😳 DIZZY 😵 LOOKDOWN 😔
CHUCKLE 🤭 CRAZY 🤪 BLUBBER 😢 WRONGED 🥺 HUSKY 🐶 SMUG 😏 HAMMER 🔨 SHOCKED 😱 TERROR 😱 PETRIFIED 😨 SKULL 💀
SPEECHLESS 😶 SLEEP 😴 DROWSY 😪 YAWN 🥱 SICK 😷 PUKE 🤮 BETRAYED 💔 HEADSET 🎧 EatingFood 🍜 MeMeMe 🙋 Sigh 😮‍💨
Typing ⌨️ Lemon 🍋 Get 💡 LGTM 👍 OnIt 🏃 OneSecond ☝️ YouAreTheBest 🏅 SALUTE 🫡 SaluteFace 🫡 SHAKE 🤝 HIGHFIVE 🙌
UPPERLEFT ↖️ SLIGHT 🙂 EYESCLOSED 😑 RoarForYou 🦁 CALF 🐮 BEAR 🐻 BULL 🐂 RAINBOWPUKE 🌈 ROSE 🌹 HEART ❤️ PARTY 🎉
Partying 🥳 LIPS 💋 BEER 🍺 CAKE 🎂 GIFT 🎁 CUCUMBER 🥒 Drumstick 🍗 Pepper 🌶️ CANDIEDHAWS 🍡 BubbleTea 🧋 Coffee ☕
OKR 🎯 MinusOne ➖ Hundred 💯 AWESOMEN 👍 Pin 📌 Alarm ⏰ Loudspeaker 📢 Trophy 🏆 Fire 🔥 BOMB 💣 Music 🎵 XmasTree 🎄
Snowman ⛄ XmasHat 🎅 FIREWORKS 🎆 REDPACKET 🧧 FORTUNE 🧧 LUCK 🍀 FIRECRACKER 🧨 StickyRiceBalls 🍡 HEARTBROKEN 💔
POOP 💩 StatusFlashOfInspiration 💡 18X 🔞 CLEAVER 🔪 Soccer ⚽ Basketball 🏀 GeneralDoNotDisturb ⛔
Status_PrivateMessage ✉️ GeneralInMeetingBusy 📅 StatusReading 📖 StatusInFlight ✈️ GeneralBusinessTrip 🧳
GeneralWorkFromHome 🏠 StatusEnjoyLife 🏖️ GeneralTravellingCar 🚗 StatusBus 🚌 GeneralSun ☀️ GeneralMoonRest 🌙
MoonRabbit 🐰 Mooncake 🥮 TV 📺 Movie 🎬 Pumpkin 🎃 BeamingFace 😁 Delighted 😊 FullMoonFace 🌝 GoGoGo 🏃 ThanksFace 🙏
Shrug 🤷 ClownFace 🤡 HappyDragon 🐲`;

const pairs = CODES.split(/\s+/);
const EMOJI: ReadonlyMap<string, string> = new Map(
  pairs.flatMap((code, at) => (at % 2 === 0 ? [[code.toUpperCase(), pairs[at + 1] ?? '']] : [])),
);

/** `:OK:` and the like, in whatever case. */
export const withEmoji = (text: string): string =>
  text.replace(/:([A-Za-z0-9_]{2,30}):/g, (raw, code: string) => EMOJI.get(code.toUpperCase()) ?? raw);
