import { i18n } from '#i18n';
import type { Facts } from '../../utils/core/people/fact.ts';
import { factLines } from './fact-texts.ts';

export const FactList = ({ facts, now }: { readonly facts: Facts; readonly now: number }) => {
  const lines = factLines(facts, now);
  return (
    <section>
      <h2>{i18n.t('fact.title')}</h2>
      {lines.length === 0 ? (
        <p class="secondary facts">{i18n.t('fact.none')}</p>
      ) : (
        <ul class="facts">
          {lines.map(({ name, text, origin }) => (
            <li key={name}>
              {text}
              <span class="secondary"> · {origin}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
