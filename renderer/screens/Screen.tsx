// The screens by their names. Each takes what it needs from the frame's hooks; none takes anything from here.
import type { ScreenName } from '../app-state';
import { AttentionScreen } from './attention/AttentionScreen';
import { CatalogueScreen } from './catalogue/CatalogueScreen';
import { CounterScreen } from './counter/CounterScreen';
import { ReceiveScreen } from './receive/ReceiveScreen';
import { ReturnsScreen } from './returns/ReturnsScreen';
import { SettingsScreen } from './settings/SettingsScreen';
import { UnitsScreen } from './units/UnitsScreen';

export function Screen({ name }: { readonly name: ScreenName }) {
  switch (name) {
    case 'counter':
      return <CounterScreen />;
    case 'receive':
      return <ReceiveScreen />;
    case 'returns':
      return <ReturnsScreen />;
    case 'units':
      return <UnitsScreen />;
    case 'catalogue':
      return <CatalogueScreen />;
    case 'attention':
      return <AttentionScreen />;
    case 'settings':
      return <SettingsScreen />;
  }
}
