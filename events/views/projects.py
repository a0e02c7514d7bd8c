"""What pays for the events, and what its funders want to see beside them."""

from django.contrib import messages
from django.db.models import Count
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from actors.models import Project
from arena.shared.http import redirect_to_top, render_page
from events.forms.projects import ProjectForm
from events.views.opening import staff_page
from events.writing import describing


@require_safe
@staff_page
def project_list(request):
    projects = Project.objects.annotate(used=Count("events")).order_by("name_sv")
    return render_page(request, "events/project_list.html", {"projects": projects})


@staff_page
def project_add(request):
    return _write(request, Project(), _("Add a project"))


@staff_page
def project_edit(request, key):
    return _write(request, get_object_or_404(Project, slug=key), _("Change the project"))


def _write(request, project, title):
    form = ProjectForm(request.POST or None, instance=project)
    if form.is_valid():
        describing.save_project(form)
        messages.success(request, _("Saved."))
        return redirect_to_top("events:projects")
    context = {"form": form, "title": title, "project": project}
    return render_page(request, "events/project_edit.html", context)
