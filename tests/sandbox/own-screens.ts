import type { Anybody } from '../support/anybody.ts';
import type { Photographed, Stages } from './stages.ts';

/** Somebody whose own pages of Ahoy can be opened in tabs. */
export type Host<Page extends Photographed> = Pick<Anybody<Page>, 'popupOn'> & {
  openExtensionPage(path: string): Promise<Page>;
};

/** A look at what Ahoy shows outside of a call. */
export async function photographOwnScreens<Page extends Photographed>(
  person: Host<Page>,
  { photograph }: Pick<Stages, 'photograph'>,
): Promise<void> {
  for (const tab of ['Screening', 'People', 'Recent'] as const)
    await photograph(await person.popupOn(tab), `popup-${tab.toLowerCase()}`);
  await photograph(await person.openExtensionPage('options.html'), 'options');
  await photograph(await person.openExtensionPage('welcome.html'), 'welcome');
}
