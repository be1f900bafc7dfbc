import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { AccountSection, type AccountSectionProps } from './AccountSection.tsx';
import { ConnectionTest, type ConnectionTestProps } from './ConnectionTest.tsx';
import { PrivacySection, type PrivacySectionProps } from './PrivacySection.tsx';
import { ServersForm, type ServersFormProps } from './ServersForm.tsx';
import './options.css';

type OptionsPageProps = {
  readonly version: string;
  readonly servers: ServersFormProps | undefined;
  readonly test: ConnectionTestProps;
  readonly privacy: PrivacySectionProps;
  readonly account: AccountSectionProps;
  /** Undefined while its part of the page loads. */
  readonly devices: ComponentChildren;
  readonly imports: ComponentChildren;
  readonly data: ComponentChildren;
};

type SectionProps = {
  /** What a link may name. */
  readonly id?: string;
  readonly title: string;
  readonly children: ComponentChildren;
};

const Section = ({ id, title, children }: SectionProps) => (
  <section id={id} class="options-section">
    <h2>{title}</h2>
    {children}
  </section>
);

export const OptionsPage = ({
  version,
  servers,
  test,
  privacy,
  account,
  devices,
  imports,
  data,
}: OptionsPageProps) => (
  <main class="options">
    <h1>
      <img src="/icons/48.png" alt="" width="32" height="32" />
      {i18n.t('options.title')}
    </h1>
    <Section title={i18n.t('devices.title')}>
      {devices ?? <p class="secondary">{i18n.t('options.loading')}</p>}
    </Section>
    <Section title={i18n.t('options.privacy')}>
      <PrivacySection {...privacy} />
    </Section>
    <Section id="servers" title={i18n.t('options.servers')}>
      {servers === undefined ? (
        <p class="secondary">{i18n.t('options.loading')}</p>
      ) : (
        <>
          <ServersForm {...servers} />
          <ConnectionTest {...test} />
        </>
      )}
    </Section>
    <Section title={i18n.t('options.account')}>
      <AccountSection {...account} />
    </Section>
    <Section title={i18n.t('options.import')}>
      {imports ?? <p class="secondary">{i18n.t('options.loading')}</p>}
    </Section>
    <Section title={i18n.t('yourData.title')}>
      {data ?? <p class="secondary">{i18n.t('options.loading')}</p>}
    </Section>
    <Section title={i18n.t('options.about')}>
      <p>{i18n.t('options.aboutVersion', [version])}</p>
      <p class="options-links">
        <a href="/welcome.html">{i18n.t('options.aboutWelcome')}</a>
        <a href="https://github.com/ahoy-calls/ahoy" target="_blank" rel="noreferrer">
          {i18n.t('options.aboutSource')}
        </a>
      </p>
    </Section>
  </main>
);
