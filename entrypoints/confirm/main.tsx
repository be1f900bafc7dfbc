import { i18n } from '#i18n';
import { ConfirmPage } from '../../components/confirm/ConfirmPage.tsx';
import '../../components/ui/base.css';
import { mount } from '../../components/ui/mount.tsx';
import { dressPage } from '../../utils/adapters/browser/page.ts';
import { sendFromPage } from '../../utils/adapters/messaging/page-side.ts';
import { createWish } from '../../utils/models/wish.ts';

dressPage(i18n.t('confirm.title'));

const model = createWish(
  (...said) => sendFromPage(...said),
  () => window.close(),
);

mount(() => (
  <ConfirmPage
    asked={model.asked.value}
    failed={model.failed.value}
    onYes={() => void model.yes()}
    onNo={() => window.close()}
  />
));
