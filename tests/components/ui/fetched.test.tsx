import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { AllFailed } from '#components/ui/all-failed.tsx';
import { fetched } from '#components/ui/fetched.tsx';
import { openScene } from '#tests/support/live-scene.tsx';

const said = page.getByRole('alert');
const close = vi.fn();
const lost = () => Object.assign(new Error('away'), { name: 'ChunkLoadError' });

function Asked({ close }: { close: () => void }) {
  return (
    <button type="button" onClick={close}>
      a dialog
    </button>
  );
}

/** Loaded anew a moment ago, so that it is not done to the test itself. */
async function open(load: () => Promise<typeof Asked>, away = false) {
  sessionStorage.setItem('gelo-reloaded-at', String(Date.now()));
  vi.spyOn(console, 'error').mockImplementation(() => undefined); // React tells of what was caught.
  const Dialog = fetched(load);
  const within = (key: number) => (
    <>
      <p>a page</p>
      {key === 0 ? null : <Dialog key={key} close={close} />}
    </>
  );
  const scene = openScene();
  if (away) scene.store.setConnection('lost');
  const shown = await scene.show(within(1));
  return { scene, show: (key: number) => shown.change(within(key)) };
}

test('UI9: a dialog whose code is away leaves the page, says so, and is fetched again when opened again', async () => {
  const load = vi.fn(async () => Asked).mockRejectedValueOnce(lost());
  const { show } = await open(load);
  await expect.element(said.getByText(/^Gelo does not answer/)).toBeVisible();
  await expect.element(page.getByText('a page')).toBeVisible();
  await said.getByRole('button', { name: 'Close' }).click();
  expect(close).toHaveBeenCalledOnce();
  await show(0);
  await expect.element(said).not.toBeInTheDocument();
  await show(2);
  await expect.element(page.getByText('a dialog')).toBeVisible();
});

test('UI9: the page is loaded anew for it only while Gelo is there', async () => {
  const asked = vi.spyOn(Storage.prototype, 'getItem');
  const reloads = () => asked.mock.calls.filter(([name]) => name === 'gelo-reloaded-at').length;
  const { scene } = await open(() => Promise.reject(lost()), true);
  await expect.element(said.getByText(/^Gelo does not answer/)).toBeVisible();
  expect(reloads()).toBe(0);
  scene.restart({});
  await expect.poll(reloads).toBeGreaterThan(0);
});

test('UI9: a dialog that fails of itself leaves the page too', async () => {
  await open(() => Promise.reject(new TypeError('x is undefined')));
  await expect.element(said.getByText(/^Readings are not affected/)).toBeVisible();
  await expect.element(page.getByText('a page')).toBeVisible();
});

test('UI9: where even what all pages stand in has failed, it says so in either language', async () => {
  const retry = vi.fn();
  const error = new Error('no');
  const { rerender, getByRole } = await render(
    <AllFailed locale="en" error={error} retry={retry} />,
  );
  await expect.element(getByRole('heading')).toHaveTextContent('This page failed');
  await rerender(<AllFailed locale="pt-BR" error={error} retry={retry} />);
  await getByRole('button', { name: 'Tentar de novo' }).click();
  expect(retry).toHaveBeenCalledOnce();
});
