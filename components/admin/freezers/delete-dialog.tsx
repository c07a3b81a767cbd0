'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { showFreezersWish } from '#components/admin/freezers/show-freezers-wish.ts';
import { ask } from '#components/api/ask.ts';
import { useFaultWords } from '#components/api/use-fault-words.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import type { ProfileView } from '#lib/api/profiles.ts';
import { type ListedFreezer, NO_FREEZERS_WISH } from '#lib/freezer/wish.ts';

type Given = {
  profile: ProfileView;
  name: string;
  freezers: readonly ListedFreezer[];
  close: () => void;
  done: () => void;
};

/** As many as a sentence can name. */
const NAMED = 5;

/** FA4: one that freezers have is not deleted, and says whose it is. */
export function DeleteDialog({ profile, name, freezers, close, done }: Given) {
  const t = useTranslations();
  const words = useFaultWords();
  const [working, setWorking] = useState(false);
  const [fault, setFault] = useState<unknown>();
  const { id } = profile;
  const users = freezers.filter((freezer) => freezer.profile === id);
  const remove = async () => {
    setWorking(true);
    setFault(undefined);
    try {
      await ask(`/api/profiles/${id}`, { method: 'DELETE' });
      done();
      close();
    } catch (error) {
      setFault(error);
      setWorking(false);
      done();
    }
  };
  const show = () => showFreezersWish({ ...NO_FREEZERS_WISH, profile: id });
  return (
    <Dialog light title={t('freezersAdmin.profiles.delete')} close={close}>
      <div className="flex flex-col gap-4 text-sm">
        <p className="[overflow-wrap:anywhere]">
          {users.length === 0 ? (
            t('freezersAdmin.profiles.sure', { name })
          ) : (
            <InUse name={name} users={users.map((user) => user.name ?? user.id)} />
          )}
        </p>
        {fault === undefined ? null : (
          <p role="alert" className="text-bad">
            {words(fault)}
          </p>
        )}
        <div className="flex flex-wrap-reverse justify-end gap-2">
          <Button look="quiet" onClick={close}>
            {t('ask.cancel')}
          </Button>
          {users.length === 0 ? (
            <Button idle={working} onClick={() => void remove()}>
              {t('freezersAdmin.profiles.sureYes')}
            </Button>
          ) : (
            <Button onClick={show}>{t('freezersAdmin.profiles.showThem')}</Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}

function InUse({ name, users }: { name: string; users: readonly string[] }) {
  const t = useTranslations('freezersAdmin.profiles');
  const named = users.slice(0, NAMED).map((user) => `“${user}”`);
  const names = named.join(', ');
  const more = users.length - named.length;
  const freezers = more > 0 ? t('andMore', { names, count: more }) : names;
  return t('inUse', { name, freezers, count: users.length });
}
