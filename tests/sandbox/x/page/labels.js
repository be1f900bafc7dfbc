/** X's wording in three languages. Only names that X translates are here; test ids never change. */
const LABELS = {
  en: {
    home: 'Home', explore: 'Explore', notifications: 'Notifications', chat: 'Chat', profile: 'Profile', settings: 'Settings', post: 'Post',
    newChat: 'New chat', search: 'Search', message: 'Message', more: 'More', back: 'Back', send: 'Send', voice: 'Record voice message',
    media: 'Add media', follow: 'Follow', following: 'Following', followers: 'Followers', followsYou: 'Follows you', unfollow: 'Following @', pick: 'Start Conversation',
    pickText: 'Choose from your existing conversations, or start a new one.', requests: 'Message requests', accept: 'Accept', decline: 'Delete',
    wants: 'wants to message you. Accept?', info: 'Conversation info', passcode: 'Enter your passcode', call: 'Call', readOnly: 'You can no longer send messages to this person.',
    note: 'Note to self', now: 'now', empty: 'Welcome to your inbox', logIn: 'Happening now', block: 'Block', report: 'Report', placeholder: 'Message', close: 'Close',
  },
  ja: {
    home: 'ホーム', explore: '話題を検索', notifications: '通知', chat: 'チャット', profile: 'プロフィール', settings: '設定', post: 'ポストする',
    newChat: '新しいチャット', search: '検索', message: 'メッセージ', more: 'もっと見る', back: '戻る', send: '送信', voice: 'ボイスメッセージを録音',
    media: 'メディアを追加', follow: 'フォロー', following: 'フォロー中', followers: 'フォロワー', followsYou: 'フォローされています', unfollow: 'フォロー中 @', pick: '会話を始める',
    pickText: '既存の会話から選ぶか、新しい会話を始めましょう。', requests: 'メッセージリクエスト', accept: '許可する', decline: '削除',
    wants: 'さんからメッセージが届いています。許可しますか？', info: '会話情報', passcode: 'パスコードを入力', call: '通話', readOnly: 'このユーザーにはメッセージを送れません。',
    note: '自分用メモ', now: '今', empty: '受信トレイへようこそ', logIn: 'いま起きていること', block: 'ブロック', report: '報告', placeholder: 'メッセージ', close: '閉じる',
  },
  ar: {
    home: 'الرئيسية', explore: 'استكشف', notifications: 'التنبيهات', chat: 'الدردشة', profile: 'الملف الشخصي', settings: 'الإعدادات', post: 'نشر',
    newChat: 'دردشة جديدة', search: 'بحث', message: 'رسالة', more: 'المزيد', back: 'رجوع', send: 'إرسال', voice: 'تسجيل رسالة صوتية',
    media: 'إضافة وسائط', follow: 'متابعة', following: 'تتابعهم', followers: 'المتابعون', followsYou: 'يتابعك', unfollow: 'تتابع @', pick: 'ابدأ محادثة',
    pickText: 'اختر من محادثاتك الحالية أو ابدأ محادثة جديدة.', requests: 'طلبات الرسائل', accept: 'قبول', decline: 'حذف',
    wants: 'يريد مراسلتك. هل تقبل؟', info: 'معلومات المحادثة', passcode: 'أدخل رمز المرور', call: 'اتصال', readOnly: 'لم يعد بإمكانك مراسلة هذا الشخص.',
    note: 'ملاحظة لنفسي', now: 'الآن', empty: 'مرحبًا بك في صندوق الوارد', logIn: 'يحدث الآن', block: 'حظر', report: 'إبلاغ', placeholder: 'رسالة', close: 'إغلاق',
  },
};

let words = LABELS.en;
export const setLanguage = (lang) => void (words = LABELS[lang] ?? LABELS.en);
export const label = (name) => words[name] ?? name;
