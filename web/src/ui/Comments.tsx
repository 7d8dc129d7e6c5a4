/** What people say about something: the oldest first, a field for one's own below. */
import { useState, type FormEvent, type KeyboardEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { asProblem, useComments, useMay, useRemoveComment, useSay, type Comment, type CommentKind } from "../api";
import { useLanguage } from "../text";
import { useActorName } from "./actors";
import { sayMoment } from "./ago";
import { Avatar } from "./Avatar";
import css from "./Comments.module.css";
import { Button, Input } from "./kit";
import { Tile } from "./Tile";
import { useProblemWords } from "./words";

const LONGEST = 2000;

type About = { kind: CommentKind; id: string };

/** As a part of a panel. */
export function Comments({ kind, id }: About) {
  const { t } = useTranslation();
  const said = useSaid(kind, id);
  if (!said) return null;
  return (
    <section className={css.comments} aria-label={t("comments.title")}>
      <h3>{t("comments.title")}</h3>
      {said}
    </section>
  );
}

/** As a tile of its own on a page. */
export function CommentsTile({ kind, id }: About) {
  const { t } = useTranslation();
  const said = useSaid(kind, id);
  if (!said) return null;
  return (
    <Tile id="comments" title={t("comments.title")}>
      <div className={css.comments}>{said}</div>
    </Tile>
  );
}

function useSaid(kind: CommentKind, id: string): ReactNode {
  const { may } = useMay();
  const comments = useComments(kind, id);
  const writes = may("write_notes");
  if (!comments.data || (comments.data.length === 0 && !writes)) return null;
  return (
    <>
      {comments.data.length > 0 && (
        <ol>
          {comments.data.map((comment) => (
            <One key={comment.id} kind={kind} id={id} comment={comment} />
          ))}
        </ol>
      )}
      {writes && <Say kind={kind} id={id} />}
    </>
  );
}

function One({ kind, id, comment }: About & { comment: Comment }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const actor = useActorName();
  const remove = useRemoveComment(kind, id);
  const name = actor(comment.by);
  return (
    <li data-comment={comment.id}>
      <Avatar name={name} />
      <div>
        <p className={css.who}>
          <b>{name}</b>
          <time dateTime={comment.at}>{sayMoment(comment.at, language)}</time>
          {comment.removable && (
            <Button type="text" size="small" loading={remove.isPending} onClick={() => remove.mutate(comment.id)}>
              {t("comments.remove")}
            </Button>
          )}
        </p>
        <p className={comment.removed ? css.removed : css.text}>{comment.removed ? t("comments.removed") : comment.text}</p>
      </div>
    </li>
  );
}

function Say({ kind, id }: About) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const say = useSay(kind, id);
  const [text, write] = useState("");
  const [focused, focus] = useState(false);
  const ready = text.trim() !== "" && !say.isPending;
  const send = () => ready && say.mutate(text.trim(), { onSuccess: () => write("") });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    send();
  };
  return (
    <form className={css.form} onSubmit={submit} noValidate>
      <Input.TextArea aria-label={t("comments.say")} placeholder={t("comments.say")} value={text} maxLength={LONGEST} autoSize={{ minRows: focused || text ? 2 : 1, maxRows: 8 }} onFocus={() => focus(true)} onKeyDown={press} onChange={(event) => write(event.target.value)} />
      {(focused || text !== "") && (
        <Button htmlType="submit" loading={say.isPending} disabled={!ready}>
          {t("comments.send")}
        </Button>
      )}
      {say.error && (
        <p className={css.trouble} role="alert">
          {words(asProblem(say.error))}
        </p>
      )}
    </form>
  );
}
