// The form that founds a company or a sample store. Enter goes on from anywhere; what is missing is said at its field.
import { Alert, Button, Group, Paper, PasswordInput, Select, Text, TextInput, Title } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useMemo, useState, type FormEvent } from 'react';
import { faultText } from '../../../shared/texts/fault-text';
import { noNames } from '../../../shared/texts/names';
import { refusalText } from '../../../shared/texts/refusal-text';
import { t } from '../../../shared/texts/texts';
import { moneyWords } from '../../components/Money';
import { desktop } from '../../data/desktop';
import { timeText } from '../../data/time-text';
import { countries, demandsFiscalDevice } from './countries';
import {
  currencyOf,
  firstForm,
  missingFields,
  requestOf,
  sampleForm,
  type FormField,
  type FoundForm,
} from './found-form';
import styles from './first-run.module.css';

type Props = {
  readonly sample: boolean;
  readonly onFounded: (recoveryCode: string | null) => void;
  readonly onBack: () => void;
};

export function FoundCompany({ sample, onFounded, onBack }: Props) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [form, setForm] = useState(() => (sample ? sampleForm(zone) : firstForm(navigator.languages, zone)));
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const missing = missingFields(form);
  const submit = async (): Promise<void> => {
    setTried(true);
    if (missing.length > 0 || busy) return;
    setBusy(true);
    const answer = await desktop().found(requestOf(form, sample));
    setBusy(false);
    if (answer.ok) onFounded(answer.result.recoveryCode ?? null);
    else setProblem('refusal' in answer ? refusalWords(answer.refusal) : faultText(answer.fault).what);
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    void submit();
  };
  return (
    <Paper withBorder p="xl" component="form" onSubmit={onSubmit} noValidate>
      <Title order={1}>{sample ? t('firstRun.sample') : t('firstRun.company')}</Title>
      <Text c="dimmed" mb="md">
        {sample ? t('firstRun.sample.form') : t('firstRun.company.form')}
      </Text>
      <Fields
        form={form}
        missing={tried ? missing : []}
        sample={sample}
        onChange={(change) => setForm({ ...form, ...change })}
      />
      <Law country={form.country} />
      <Text role="alert" className={styles['problem']}>
        {problem ?? (tried && missing.length > 0 ? t('firstRun.missing', { count: missing.length }) : '')}
      </Text>
      <Group justify="space-between">
        <Button variant="default" onClick={onBack}>
          {t('frame.key.back')}
        </Button>
        <Button type="submit" size="lg" loading={busy}>
          {sample ? t('firstRun.sample.go') : t('firstRun.company.go')}
        </Button>
      </Group>
    </Paper>
  );
}

function refusalWords(refusal: Parameters<typeof refusalText>[0]): string {
  const { what, now } = refusalText(refusal, noNames(moneyWords('', 2).full, timeText));
  return `${what} ${now}`;
}

type FieldsProps = {
  readonly form: FoundForm;
  readonly missing: readonly FormField[];
  readonly sample: boolean;
  readonly onChange: (change: Partial<FoundForm>) => void;
};

function Fields({ form, missing, sample, onChange }: FieldsProps) {
  const text = (field: FormField, first = false) => ({
    label: t(`firstRun.field.${field}`),
    value: form[field],
    onChange: (event: { currentTarget: { value: string } }) => onChange({ [field]: event.currentTarget.value }),
    error: missing.includes(field) ? t(`firstRun.wrong.${field}`) : null,
    autoFocus: first,
    autoComplete: 'off',
  });
  return (
    <div className={styles['fields']}>
      <TextInput {...text('companyName', !sample)} />
      <CountryFields form={form} onChange={onChange} wrongCurrency={missing.includes('currency')} />
      <TextInput {...text('branchName')} />
      <TextInput {...text('branchCode')} />
      <TextInput {...text('stationName')} />
      <TextInput {...text('ownerName')} />
      <PasswordInput {...text('pin', sample)} inputMode="numeric" />
      <PasswordInput {...text('pinAgain')} inputMode="numeric" />
    </div>
  );
}

/** Drawn at once; typing a part of the name finds the others. */
const MOST_ZONES = 60;

type CountryProps = Pick<FieldsProps, 'form' | 'onChange'> & { readonly wrongCurrency: boolean };

function CountryFields({ form, onChange, wrongCurrency }: CountryProps) {
  const known = useMemo(() => countries().map(({ code, name }) => ({ value: code, label: name })), []);
  const zones = useMemo(() => [...new Set([form.timeZone, ...Intl.supportedValuesOf('timeZone')])], [form.timeZone]);
  return (
    <>
      <Select
        label={t('firstRun.field.country')}
        data={known}
        value={form.country}
        onChange={(country) => country !== null && onChange({ country, currency: currencyOf(country) })}
        searchable
        allowDeselect={false}
      />
      <TextInput
        label={t('firstRun.field.currency')}
        value={form.currency}
        maxLength={3}
        onChange={(event) => onChange({ currency: event.currentTarget.value.toUpperCase() })}
        error={wrongCurrency ? t('firstRun.wrong.currency') : null}
      />
      <Select
        label={t('firstRun.field.timeZone')}
        data={zones}
        limit={MOST_ZONES}
        value={form.timeZone}
        onChange={(timeZone) => timeZone !== null && onChange({ timeZone })}
        searchable
        allowDeselect={false}
      />
    </>
  );
}

/** No fiscal certification is claimed; where the law asks for one, that is said before anything is sold. */
function Law({ country }: { readonly country: string }) {
  if (!demandsFiscalDevice(country)) return null;
  const name = new Intl.DisplayNames(['en'], { type: 'region' }).of(country) ?? country;
  return (
    <Alert
      icon={<IconInfoCircle aria-hidden="true" />}
      mt="md"
      title={t('firstRun.law.title', { country: name })}
      className={styles['law']}
    >
      {t('firstRun.law.text')}
    </Alert>
  );
}
