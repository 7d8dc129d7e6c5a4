"""The things that stand in an address, each as the API's schema tells of it."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path

from helloword.comments import Kind

ActionId = Annotated[str, Path(description="the number of an action, as in the queue")]
AlertId = Annotated[str, Path(description="the number of an alert, as in the inbox")]
AnalysisId = Annotated[str, Path(description="the id of an analysis, such as `profit` or `skus`")]
BoardId = Annotated[str, Path(description="the id of a board: one that comes ready, or one that people made")]
BrowserId = Annotated[str, Path(description="the id of a browser in which one is signed in, as in the account")]
CommentId = Annotated[str, Path(description="the number of a comment on this thing")]
CommentedId = Annotated[str, Path(description="the id of the thing that the comments are about")]
CommentedKind = Annotated[Kind, Path(description="the kind of thing that the comments are about")]
DimensionId = Annotated[str, Path(description="the id of a dimension, such as `store` or `sku`")]
FigureId = Annotated[str, Path(description="the id of an official figure, as in the list of them")]
FileName = Annotated[str, Path(description="the name of a file that the action wrote")]
FollowUpId = Annotated[str, Path(description="the number of a follow-up, as in its review")]
GoalId = Annotated[str, Path(description="the id of a goal, as in the tree of goals")]
KpiId = Annotated[str, Path(description="the id of a KPI, as in the catalogue")]
NoteId = Annotated[str, Path(description="the id of a note, as annotations have it")]
OwnProviderId = Annotated[str, Path(description="the id of a provider that lets one in, as in the account")]
PersonId = Annotated[str, Path(description="the id of a person, as in the list of people")]
PlaybookId = Annotated[str, Path(description="the id of a playbook, such as `replenishment`")]
ProviderId = Annotated[str, Path(description="the id of a provider by which people sign in, as in the session")]
PurchaseId = Annotated[str, Path(description="the number of a purchase order, such as `HW-00001`")]
ReviewId = Annotated[str, Path(description="the number of a written review, as in the list of them")]
RuleId = Annotated[str, Path(description="the id of an alert rule, as in the list of rules")]
ScorecardId = Annotated[str, Path(description="`company`, or the id of a department or a person")]
StoreId = Annotated[str, Path(description="the id of a store, as in the company")]
SubscriptionId = Annotated[str, Path(description="the id of a subscription, as in the list of them")]
SupplierId = Annotated[str, Path(description="the id of a supplier, as purchase orders have it")]
TaskId = Annotated[str, Path(description="the number of a task, as in the list of tasks")]
TokenId = Annotated[str, Path(description="the id of an API token, as in the account; not its secret")]
UploadToken = Annotated[str, Path(description="the token of an upload, as taking the file in gave it")]
