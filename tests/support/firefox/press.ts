import type { ElementHandle, Page } from 'puppeteer-core';
import type { FieldRole, Role } from '../anybody.ts';

const LOOK_AGAIN = 50;

/** Firefox tells drivers of pages of extensions only that they are there: where one is, it says itself. */
export const urlOf = (page: Page): Promise<string> => page.evaluate(() => location.href).catch(() => '');

export const pause = (ms = LOOK_AGAIN): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks again and again: Firefox's driver has pages wait by mutations, which nobody sees through a shadow root. */
export async function seek(page: Page, selector: string, timeoutMs = 30_000): Promise<ElementHandle> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const element = await page.$(selector);
    if (element !== null && (await element.isVisible())) return element;
    if (Date.now() > end) throw new Error(`${await urlOf(page)} shows no ${selector} after ${timeoutMs} ms`);
    await pause();
  }
}

/** A press that a page takes for a person's, once the element stands still. */
export async function pressOn(page: Page, selector: string): Promise<void> {
  // In a tab behind another one nothing is drawn, and nothing hears of the mouse.
  await page.bringToFront();
  const element = await seek(page, selector);
  await element.scrollIntoView();
  const place = async (): Promise<string> => JSON.stringify(await element.boundingBox());
  for (let last = ''; last !== (last = await place());) await pause();
  await element.click();
}

const LABELLED: Record<Exclude<Role, 'button' | 'tab'> | FieldRole | 'combobox', string> = {
  checkbox: 'input[@type="checkbox"]',
  radio: 'input[@type="radio"]',
  switch: 'input[@role="switch"]',
  textbox: '*[self::textarea or self::input[not(@type) or @type="text"]]',
  spinbutton: 'input[@type="number"]',
  combobox: 'select',
};

/**
 * By what a screen reader calls it. The driver's own search asks Firefox's tree for screen readers, and takes half a
 * second each time.
 */
export function named(role: Role | keyof typeof LABELLED, name: string): string {
  const is = (what: string): string => `normalize-space(${what})="${name}"`;
  const isNamed = `${is('@aria-label')} or `;
  if (role === 'button') return `::-p-xpath(//button[not(@role)][${isNamed}${is('.')}])`;
  if (role === 'tab') return `::-p-xpath(//*[@role="tab"][${isNamed}${is('.')}])`;
  return `::-p-xpath(//${LABELLED[role]}[${isNamed}@id=//label[${is('.')}]/@for])`;
}

/** Types in place of what is in a field, and presses Enter. */
export async function writeInto(page: Page, selector: string, text: string): Promise<void> {
  await page.bringToFront();
  const field = (await seek(page, selector)) as ElementHandle<HTMLInputElement | HTMLTextAreaElement>;
  await field.evaluate((one) => {
    one.focus();
    one.select();
  });
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

export async function choose(page: Page, selector: string, option: string): Promise<void> {
  await page.bringToFront();
  const field = (await seek(page, selector)) as ElementHandle<HTMLSelectElement>;
  const value = await field.evaluate(
    (one, label) => [...one.options].find(({ text }) => text === label)?.value,
    option,
  );
  if (value === undefined) throw new Error(`${await urlOf(page)} offers no ${option}`);
  await field.select(value);
}
