// The whole window: asks who and where we are, and shows the one screen that follows from the answer.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useReducer } from 'react';
import type { House } from '../shared/contract/answers';
import { appReducer, OPENING, type ScreenName } from './app-state';
import { desktop } from './data/desktop';
import { useAsk, useLedgerEvents } from './data/use-ask';
import { DetourHost } from './frame/DetourHost';
import { Frame } from './frame/Frame';
import { FrameContext, HouseContext } from './frame/frame-context';
import { useFrameMaking } from './frame/use-frame-parts';
import { useDeviceScans } from './frame/use-device-scans';
import { useInput } from './frame/use-input';
import { FaultScreen } from './screens/FaultScreen';
import { FirstRunScreen } from './screens/first-run/FirstRunScreen';
import { RecoveryCode } from './screens/first-run/RecoveryCode';
import { OpeningScreen } from './screens/OpeningScreen';
import { SignInScreen } from './screens/sign-in/SignInScreen';
import { Screen } from './screens/Screen';

export function App() {
  const [state, dispatch] = useReducer(appReducer, OPENING);
  const client = useQueryClient();
  const go = useCallback((screen: ScreenName) => dispatch({ kind: 'open', screen }), []);
  const { parts, asking } = useFrameMaking(go);
  const { result: house, fault } = useAsk('house', {});
  useLedgerEvents();
  useInput(parts);
  useDeviceScans(parts, state.kind !== 'opening');
  useEffect(() => {
    if (fault) dispatch({ kind: 'fault', fault });
    else if (house) dispatch({ kind: 'house', house });
  }, [house, fault, state.kind]);
  const signOut = (): void => {
    parts.queue.clear();
    void desktop().signOut();
  };
  const inHouse = (known: House, content: React.ReactNode) => (
    <HouseContext value={known}>
      {content}
      <DetourHost asking={asking} />
    </HouseContext>
  );
  const content = (): React.ReactNode => {
    switch (state.kind) {
      case 'opening':
        return <OpeningScreen />;
      case 'fault':
        return <FaultScreen fault={state.fault} onAgain={() => void client.invalidateQueries()} />;
      case 'firstRun':
        return <FirstRunScreen onFounded={(recoveryCode) => dispatch({ kind: 'founded', recoveryCode })} />;
      case 'recovery':
        return <RecoveryCode code={state.code} onWritten={() => dispatch({ kind: 'codeWritten' })} />;
      case 'signIn':
        return inHouse(state.house, <SignInScreen />);
      case 'work':
        return inHouse(
          state.house,
          <Frame house={state.house} screen={state.screen} onSignOut={signOut}>
            <Screen name={state.screen} />
          </Frame>,
        );
    }
  };
  return <FrameContext value={parts}>{content()}</FrameContext>;
}
